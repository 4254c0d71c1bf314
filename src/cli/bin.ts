#!/usr/bin/env node
import { readFileSync, writeSync } from 'fs';
import { main } from './main';

process.exitCode = main(process.argv.slice(2), {
  cwd: process.cwd(),
  terminal: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  out: text => write(1, text),
  error: text => write(2, text),
  input: () => readFileSync(0, 'utf8'),
});

/** Synchronous, so that nothing is lost when the process ends; a reader that went away ends it quietly. */
function write(stream: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(stream, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') { process.exit(0); }
      if (code !== 'EAGAIN') { throw error; }
    }
  }
}
