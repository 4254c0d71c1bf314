import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, AppProps } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { FleetApp } from '../../src/app/fleet-app';

/** What an app wrote: file name → documents as JSON text, so that the order of keys counts; folders → `folder`. */
export type Output = { [file: string]: string[] | string };

export type Define = (app: App) => void;

export function outputOf(make: (props: AppProps) => App, define: Define, props: AppProps = {}): Output {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-app-'));
  try {
    const app = make({ ...props, outdir });
    define(app);
    app.synth();
    return readOutput(outdir);
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

export function stock(define: Define, props?: AppProps): Output {
  return outputOf(given => new App(given), define, props);
}

export function fleet(define: Define, props?: AppProps): Output {
  return outputOf(given => new FleetApp(given), define, props);
}

/** Documents of a YAML text as JSON, read by the rules cdk8s writes by. */
export function documents(text: string): string[] {
  return parseAllDocuments(text, { version: '1.1' }).map(document => {
    if (document.errors.length > 0) { throw document.errors[0]; }
    return JSON.stringify(document.toJS());
  });
}

export function thrownBy(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function readOutput(outdir: string): Output {
  const output: Output = {};
  for (const entry of (fs.readdirSync(outdir, { recursive: true }) as string[]).sort()) {
    const file = path.join(outdir, entry);
    if (fs.statSync(file).isDirectory()) {
      output[entry] = 'folder';
    } else {
      const text = fs.readFileSync(file, 'utf8');
      output[entry] = entry.endsWith('.json') ? text : documents(text);
    }
  }
  return output;
}
