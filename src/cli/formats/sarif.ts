import { Report } from './report';
import { RULES } from '../../validation/all-rules';
import { findingLine } from '../../validation/finding';

/** SARIF 2.1.0, for code scanning. */
export function sarif({ verdict, broken }: Report): string {
  const location = (file?: string, line?: number) => file === undefined ? [] : [{
    physicalLocation: { artifactLocation: { uri: file.split('\\').join('/') }, region: { startLine: line ?? 1 } },
  }];
  const used = new Set(verdict.open.map(({ id }) => id));
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'cdk8s-cluster-api',
          rules: RULES.filter(({ id }) => used.has(id)).map(({ id, slug, sentence, fix }) => ({
            id, name: slug, shortDescription: { text: sentence }, help: { text: fix },
          })),
        },
      },
      results: [
        ...broken.map(({ file, line, message }) => ({ ruleId: 'YAML', level: 'error', message: { text: message }, locations: location(file, line) })),
        ...verdict.open.map(finding => ({
          ruleId: finding.id, level: finding.severity, message: { text: findingLine(finding) }, locations: location(finding.file, finding.line),
        })),
        ...verdict.silenced.map(finding => ({
          ruleId: finding.id,
          level: finding.severity,
          message: { text: findingLine(finding) },
          locations: location(finding.file, finding.line),
          suppressions: [{ kind: 'external' }],
        })),
      ],
    }],
  }, undefined, 2)}\n`;
}
