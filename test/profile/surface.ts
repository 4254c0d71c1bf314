import { join, sep } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');
const SOURCES = join(ROOT, 'src') + sep;

/** What can be said to the library, and what a program says: both read from types. */
export class Surface {
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;

  /** `programs` are files of users. */
  public constructor(private readonly programs: string[]) {
    const { config } = ts.readConfigFile(join(ROOT, 'test', 'tsconfig.json'), path => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: programs }, ts.sys, join(ROOT, 'test'));
    this.program = ts.createProgram(programs, { ...options, noEmit: true });
    this.checker = this.program.getTypeChecker();
  }

  /** Props of these structs and of everything that hangs on them (`Struct.prop`), and the factories of classes among them (`Class.factory()`). */
  public reachable(structs: string[]): Set<string> {
    const found = new Set<string>();
    const seen = new Set<ts.Type>();
    const visit = (type: ts.Type): void => {
      if (seen.has(type)) { return; }
      seen.add(type);
      if (type.isUnionOrIntersection()) { type.types.forEach(visit); }
      this.checker.getTypeArguments(type as ts.TypeReference).forEach(visit);
      const index = type.getStringIndexType();
      if (index) { visit(index); }
      const symbol = type.getSymbol();
      if (!symbol || !this.isOurs(symbol)) { return; }
      if (symbol.flags & ts.SymbolFlags.Class) { // eslint-disable-line no-bitwise
        for (const [factory, signature] of this.factories(symbol)) {
          found.add(factory);
          signature.getParameters().forEach(parameter => visit(this.checker.getTypeOfSymbol(parameter)));
        }
      } else if (symbol.flags & ts.SymbolFlags.Interface) { // eslint-disable-line no-bitwise
        for (const property of this.checker.getPropertiesOfType(type)) {
          if (property.flags & ts.SymbolFlags.Method) { continue; } // eslint-disable-line no-bitwise
          found.add(nameOf(property));
          visit(this.checker.getTypeOfSymbol(property));
        }
      }
    };
    const exported = this.exported();
    for (const struct of structs) {
      const symbol = exported.get(struct);
      if (!symbol) { throw new Error(`The index exports no ${struct}.`); }
      visit(this.checker.getDeclaredTypeOfSymbol(symbol));
    }
    return found;
  }

  /** The same words, as far as the programs use them. */
  public used(): Set<string> {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) { this.propsOf(node).forEach(name => found.add(name)); }
      if (ts.isPropertyAccessExpression(node)) {
        const method = this.checker.getSymbolAtLocation(node.name);
        const declaration = method?.declarations?.[0];
        if (declaration && ts.isMethodDeclaration(declaration) && this.isOurs(method!)) { found.add(`${nameOf(method!)}()`); }
      }
      ts.forEachChild(node, visit);
    };
    this.programs.forEach(file => visit(this.program.getSourceFile(file)!));
    return found;
  }

  private propsOf(node: ts.ObjectLiteralExpression): string[] {
    const context = this.checker.getContextualType(node);
    const types = !context ? [] : context.isUnion() ? context.types : [context];
    return node.properties.flatMap(member => {
      if (!member.name || ts.isComputedPropertyName(member.name)) { return []; }
      const name = member.name.getText().replace(/^['"]|['"]$/g, '');
      return types.flatMap(type => type.getProperty(name) ?? []).filter(property => this.isOurs(property)).map(nameOf);
    });
  }

  private factories(symbol: ts.Symbol): [string, ts.Signature][] {
    const type = this.checker.getTypeOfSymbol(symbol);
    return this.checker.getPropertiesOfType(type)
      .filter(member => member.flags & ts.SymbolFlags.Method && this.isOurs(member)) // eslint-disable-line no-bitwise
      .filter(member => !(ts.getCombinedModifierFlags(member.declarations![0]) & ts.ModifierFlags.Private)) // eslint-disable-line no-bitwise
      .flatMap(member => this.checker.getTypeOfSymbol(member).getCallSignatures().map((signature): [string, ts.Signature] => [`${nameOf(member)}()`, signature]));
  }

  private exported(): Map<string, ts.Symbol> {
    const index = this.program.getSourceFile(join(SOURCES, 'index.ts'))!;
    const symbols = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(index)!);
    // eslint-disable-next-line no-bitwise
    return new Map(symbols.map(symbol => [symbol.name, symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol]));
  }

  private isOurs(symbol: ts.Symbol): boolean {
    return symbol.declarations?.some(declaration => join(declaration.getSourceFile().fileName).startsWith(SOURCES)) ?? false;
  }
}

/** `Struct.prop` by the struct that declares it, whoever inherits it. */
function nameOf(member: ts.Symbol): string {
  const parent = member.declarations![0].parent as ts.InterfaceDeclaration;
  return `${parent.name?.text ?? '?'}.${member.name}`;
}
