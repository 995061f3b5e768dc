import type { Random } from './random.js';

const GIRLS = (
  'Ana Beatriz Carolina Catarina Clara Daniela Diana Eduarda Filipa Francisca Gabriela Helena Inês Íris Joana ' +
  'Juliana Lara Laura Leonor Letícia Luana Madalena Mafalda Margarida Maria Mariana Marta Matilde Mónica Núria ' +
  'Patrícia Rafaela Raquel Rita Sara Sofia Teresa Vera Vitória Yara'
).split(' ');
const BOYS = (
  'Afonso Alexandre André António Artur Bernardo Bruno Carlos Daniel David Dinis Diogo Duarte Eduardo Filipe ' +
  'Francisco Gabriel Gonçalo Gustavo Henrique Hugo João Jorge José Leonardo Lourenço Lucas Luís Manuel Martim ' +
  'Mateus Miguel Nuno Pedro Rafael Ricardo Rodrigo Rui Salvador Santiago Simão Tiago Tomás Vasco Vicente'
).split(' ');
const SURNAMES = (
  'Abreu Almeida Alves Amaral Amorim Antunes Araújo Azevedo Baptista Barbosa Barros Borges Branco Brito Cardoso ' +
  'Carneiro Carvalho Castro Coelho Correia Costa Cruz Cunha Dias Domingues Duarte Esteves Faria Fernandes Ferreira ' +
  'Figueiredo Fonseca Freitas Garcia Gaspar Gomes Gonçalves Guerreiro Henriques Leal Leite Lima Lopes Loureiro ' +
  'Lourenço Macedo Machado Magalhães Marques Martins Matias Matos Melo Mendes Miranda Monteiro Morais Moreira Mota ' +
  'Moura Nascimento Neves Nogueira Nunes Oliveira Pacheco Paiva Pereira Pinheiro Pinho Pinto Pires Ramos Reis ' +
  'Ribeiro Rocha Rodrigues Santos Silva Simões Soares Sousa Tavares Teixeira Torres Valente Vaz Vieira'
).split(' ');

export type Sex = 'female' | 'male';

export function givenName(sex: Sex, random: Random): string {
  return random.pick(sex === 'female' ? GIRLS : BOYS);
}

export function surname(random: Random): string {
  return random.pick(SURNAMES);
}

/** Gives out user names without accents, such as `ines.conceicao` and then `ines.conceicao2`. */
export class Usernames {
  private readonly taken = new Map<string, number>();

  claim(given: string, family: string): string {
    const plain = `${given}.${family}`.normalize('NFD').replace(/[^A-Za-z.]/g, '').toLowerCase();
    const count = (this.taken.get(plain) ?? 0) + 1;
    this.taken.set(plain, count);
    return count === 1 ? plain : `${plain}${count}`;
  }
}
