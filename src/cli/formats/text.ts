import { Report } from './report';
import { findingLine } from '../../validation/finding';

/** For people: one line per finding, then a summary. */
export function text({ verdict, broken, files }: Report, colour: boolean): string {
  const paint = (code: number, words: string) => colour ? `\u001b[${code}m${words}\u001b[0m` : words;
  const place = (file?: string, line?: number) => file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  const lines = [
    ...broken.map(({ file, line, message }) => `${place(file, line)}${paint(31, 'error')} this is not YAML: ${message}.`),
    ...verdict.open.map(finding => `${place(finding.file, finding.line)}${paint(finding.severity === 'error' ? 31 : 33, finding.severity)} ${findingLine(finding)}`),
    ...verdict.unused.map(({ id, from }) => `${from}: ${paint(33, 'warning')} the acknowledgement of ${id} silences nothing; remove it.`),
    ...[...verdict.unchecked].map(([kind, count]) => `${paint(33, 'unchecked')} ${kind} (${count}): there is no schema for it; give its definition with --crd.`),
  ];
  const errors = broken.length + verdict.open.filter(({ severity }) => severity === 'error').length;
  const warnings = verdict.open.length + broken.length - errors;
  const acknowledged = verdict.silenced.length > 0 ? `, ${verdict.silenced.length} acknowledged` : '';
  lines.push(`${verdict.objects} objects in ${files} files: ${errors} errors, ${warnings} warnings${acknowledged}.`);
  return `${lines.join('\n')}\n`;
}
