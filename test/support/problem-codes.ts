import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { refusedBefore } from '../../src/http/problem.filter.js';

/** The statuses with which a request is refused before it comes to the journal. */
const BEFORE = [400, 404, 405, 413, 414, 415];
/** Of what failed without being refused. */
const FAILED = ['internal', 'store-away'];

/** The codes of all problems that the sources can answer with, read from where a `DomainError` is made. */
export function problemCodes(): ReadonlySet<string> {
  const options = { skipLibCheck: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 };
  const program = ts.createProgram(sourceFiles(), options);
  const codes = new CodesOf(program);
  // Beside them stand things that aren't codes: what a hidden code is shown as.
  const told = codes.all().filter((code) => /^[a-z]/.test(code));
  return new Set([...told, ...BEFORE.map((status) => refusedBefore(status, '').code), ...FAILED]);
}

const sourceFiles = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(spec|examples|arbitraries)\.ts$/.test(name))
    .map((name) => join('src', name));

class CodesOf {
  private readonly checker: ts.TypeChecker;
  private readonly calls: (ts.CallExpression | ts.NewExpression)[] = [];
  private readonly properties: (ts.PropertyAssignment | ts.ShorthandPropertyAssignment)[] = [];
  private readonly seen = new Set<ts.Node>();

  constructor(program: ts.Program) {
    this.checker = program.getTypeChecker();
    const gather = (node: ts.Node): void => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.calls.push(node);
      if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) this.properties.push(node);
      ts.forEachChild(node, gather);
    };
    for (const file of program.getSourceFiles()) {
      if (!file.fileName.includes('node_modules')) gather(file);
    }
  }

  all(): string[] {
    return this.calls
      .filter(({ expression }) => expression.getText() === 'DomainError')
      .flatMap((made) => this.valuesOf(made.arguments?.[0]));
  }

  /** The strings that an expression can be: those of its type, else those that its function is called with. */
  private valuesOf(given: ts.Expression | undefined): string[] {
    if (given === undefined) return [];
    const type = this.checker.getTypeAtLocation(given);
    const parts = type.isUnion() ? type.types : [type];
    if (parts.every((part) => part.isStringLiteral())) return parts.map(({ value }) => value);
    if (ts.isTemplateExpression(given)) return this.valuesOfTemplate(given);
    if (ts.isConditionalExpression(given))
      return [...this.valuesOf(given.whenTrue), ...this.valuesOf(given.whenFalse)];
    if (ts.isPropertyAccessExpression(given)) return this.valuesOfProperty(given);
    return this.valuesOfParameter(this.checker.getSymbolAtLocation(given)?.valueDeclaration);
  }

  private valuesOfTemplate({ head, templateSpans: [span] }: ts.TemplateExpression): string[] {
    if (span === undefined) return [];
    return this.valuesOf(span.expression).map((value) => head.text + value + span.literal.text);
  }

  /** What the file gives a property of that name. */
  private valuesOfProperty(access: ts.PropertyAccessExpression): string[] {
    return this.properties
      .filter((one) => one.getSourceFile() === access.getSourceFile())
      .filter(({ name }) => name.getText() === access.name.text)
      .flatMap((one) =>
        ts.isPropertyAssignment(one)
          ? this.valuesOf(one.initializer)
          : this.valuesOfParameter(this.checker.getShorthandAssignmentValueSymbol(one)?.valueDeclaration),
      );
  }

  private valuesOfParameter(parameter: ts.Declaration | undefined): string[] {
    if (parameter === undefined || !ts.isParameter(parameter) || this.seen.has(parameter)) return [];
    this.seen.add(parameter);
    const maker = parameter.parent;
    const index = maker.parameters.indexOf(parameter);
    return this.calls
      .filter((call) => this.checker.getResolvedSignature(call)?.declaration === maker)
      .flatMap((call) => this.valuesOf(call.arguments?.[index]));
  }
}
