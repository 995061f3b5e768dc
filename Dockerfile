FROM node:22-slim AS build
WORKDIR /journal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/prepare.mjs --build && npm prune --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /journal
COPY --from=build /journal/package.json ./
COPY --from=build /journal/node_modules node_modules
COPY --from=build /journal/dist dist
COPY --from=build /journal/web/dist web/dist
USER node
EXPOSE 8080
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
