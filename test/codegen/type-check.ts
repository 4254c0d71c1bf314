import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.Node16,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  isolatedModules: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules', '@types')],
  paths: { 'cdk8s-cluster-api': [join(ROOT, 'src', 'index.ts')] },
};

/** What `tsc --strict` says about files that stand in a folder of a user: a line for each error, with the file it is in. One program for all. */
export function typeErrors(files: { readonly [name: string]: string }): string[] {
  const folder = join(ROOT, 'virtual');
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(folder, name), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = name => texts.has(name) || fileExists(name);
  host.directoryExists = name => name === folder || ts.sys.directoryExists(name);
  host.readFile = name => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, options, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, options, ...rest) : ts.createSourceFile(name, text, options, true);
  };
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return [...texts.keys()].flatMap(name => {
    const source = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText, start = 0 }) => `${name.slice(folder.length + 1)}:${source.getLineAndCharacterOfPosition(start).line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}
