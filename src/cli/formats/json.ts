import { Report } from './report';
import { Finding } from '../../validation/finding';

/** For programs. */
export function json({ verdict, broken, files }: Report): string {
  const plain = ({ entry: _entry, ...finding }: Finding) => finding;
  return `${JSON.stringify({
    objects: verdict.objects,
    files,
    broken,
    findings: verdict.open.map(plain),
    acknowledged: verdict.silenced.map(plain),
    unusedAcknowledgements: verdict.unused,
    unchecked: Object.fromEntries(verdict.unchecked),
  }, undefined, 2)}\n`;
}
