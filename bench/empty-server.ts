import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

// The limit that the diary is held against: the same HTTP server with nothing in it.

@Controller()
class Nothing {
  @Get('nothing')
  nothing(): object {
    return {};
  }
}

@Module({ controllers: [Nothing] })
class EmptyModule {}

const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter());
await app.listen(0, '127.0.0.1');
process.send?.({ ready: true, url: await app.getUrl() });
process.once('SIGTERM', () => void app.close().finally(() => process.exit(0)));
process.once('disconnect', () => process.exit(0));
