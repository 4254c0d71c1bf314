import { Finding } from '../steps/admission';

export interface KindRow {
  readonly apiVersion: string;
  readonly kind: string;
  files: number;
  accepted: number;
  refused: number;
  altered: number;
  unjudged: number;
  /** Paths that the server filled in, with array indexes removed. */
  readonly defaulted: string[];
}

const noCounts = { accepted: 0, refused: 0, altered: 0, unjudged: 0 };

export function isFault(finding: Finding): boolean {
  return finding.outcome === 'refused' || finding.outcome === 'altered';
}

export function byKind(findings: Finding[]): KindRow[] {
  const rows = new Map<string, KindRow & { seen: Set<string> }>();
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.apiVersion}`;
    const { apiVersion, kind } = finding;
    const row = rows.get(key) ?? { apiVersion, kind, files: 0, ...noCounts, defaulted: [], seen: new Set<string>() };
    rows.set(key, row);
    row[finding.outcome] += 1;
    row.seen.add(finding.file);
    row.files = row.seen.size;
    const paths = finding.differences.filter(difference => difference.kind === 'added').map(difference => difference.path.replace(/\[\d+\]/g, '[]'));
    for (const path of paths) if (!row.defaulted.includes(path)) row.defaulted.push(path);
  }
  return [...rows.entries()].sort(([left], [right]) => left < right ? -1 : 1).map(([, { seen: _, ...row }]) => row);
}

export function asTable(findings: Finding[]): string {
  const rows = byKind(findings);
  const header = ['kind', 'api version', 'files', 'accepted', 'refused', 'altered', 'unjudged', 'fields defaulted'];
  const numbers = (row: KindRow) => [row.files, row.accepted, row.refused, row.altered, row.unjudged, row.defaulted.length].map(String);
  const cells = rows.map(row => [row.kind, row.apiVersion, ...numbers(row)]);
  const widths = header.map((title, column) => Math.max(title.length, ...cells.map(line => line[column].length)));
  const pad = (text: string, column: number) => column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  const line = (texts: string[]) => texts.map(pad).join('  ').trimEnd();

  const faults = findings.filter(isFault).map(({ file, object, carrier, outcome, by, message }) =>
    `${file}: ${object}${carrier ? ` (in ${carrier})` : ''}: ${outcome}${by ? ` by ${by}` : ''}: ${message}`);
  const unjudged = [...new Set(findings.filter(finding => finding.outcome === 'unjudged')
    .map(({ apiVersion, kind, message }) => `not judged: ${apiVersion} ${kind}: ${message}`))];
  const warnings = [...new Set(findings.flatMap(finding => finding.warnings))].map(text =>
    `warning, ${findings.filter(finding => finding.warnings.includes(text)).length} times: ${text}`);
  return [line(header), ...cells.map(line), '', ...faults, ...unjudged, ...warnings].join('\n').trimEnd();
}
