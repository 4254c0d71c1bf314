import { Report } from './report';
import { findingLine } from '../../validation/finding';

/** Workflow commands that put findings on the lines of a pull request. */
export function github({ verdict, broken }: Report): string {
  const data = (words: string) => words.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const property = (words: string) => data(words).replace(/:/g, '%3A').replace(/,/g, '%2C');
  const command = (level: string, file: string | undefined, line: number | undefined, title: string, message: string) => {
    const place = file === undefined ? '' : `file=${property(file)},${line === undefined ? '' : `line=${line},`}`;
    return `::${level} ${place}title=${property(title)}::${data(message)}\n`;
  };
  return [
    ...broken.map(({ file, line, message }) => command('error', file, line, 'not YAML', message)),
    ...verdict.open.map(finding => command(finding.severity, finding.file, finding.line, `${finding.id} ${finding.slug}`, findingLine(finding))),
    ...verdict.unused.map(({ id, from }) => command('warning', undefined, undefined, 'unused acknowledgement', `${from}: the acknowledgement of ${id} silences nothing; remove it.`)),
  ].join('');
}
