import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { RULES } from '../src/validation/all-rules';
import { CONSTRUCT_RULES } from '../src/validation/construct-rules';
import { MERGED_RULES } from '../src/validation/merged-rules';
import { Rule } from '../src/validation/rule';
import { STRUCTURAL_RULES } from '../src/validation/structural-rules';
import { UNDECIDABLE } from '../src/validation/undecidable';

/** Writes docs/rules.md from the rules; `--check` only tells whether it is up to date. */
const FILE = join(__dirname, '..', 'docs', 'rules.md');

const FAMILIES: { readonly [family: string]: string } = {
  SCH: 'Schemas',
  NAM: 'Names',
  CL: 'Cluster',
  TOP: 'Managed topology',
  VAR: 'Variable values',
  CC: 'ClusterClass',
  CCV: 'ClusterClass variables',
  PAT: 'ClusterClass patches',
  MD: 'MachineDeployment and MachineSet',
  MP: 'MachinePool',
  M: 'Machine',
  MHC: 'MachineHealthCheck',
  MDR: 'MachineDrainRule',
  TNT: 'Taints',
  KCP: 'KubeadmControlPlane',
  KCPT: 'KubeadmControlPlaneTemplate',
  KC: 'Kubeadm configuration',
  CEL: 'CEL rules of the definitions',
  CRS: 'ClusterResourceSet',
  EXT: 'ExtensionConfig',
  IP: 'IP addresses',
  IPP: 'IP pools',
  HCP: 'HelmChartProxy',
  VSP: 'vSphere',
  VER: 'Versions',
  FLT: 'Fleets',
  LNT: 'Known to hurt',
};

function familyOf(id: string): string {
  return id.replace(/-.*/, '');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/</g, '&lt;').replace(/\s+/g, ' ');
}

function versions({ since, until }: Rule): string {
  return [since && `from v${since}`, until && `before v${until}`].filter(Boolean).join(', ') || 'all';
}

function ruleTable(rules: readonly Rule[]): string {
  return `| id | rule | severity | what to do | Cluster API | source |\n|---|---|---|---|---|---|\n${rules.map(rule =>
    `| ${rule.id} ${rule.slug} | ${cell(rule.sentence)} | ${rule.severity} | ${cell(rule.fix)} | ${versions(rule)} | ${cell(rule.source)} |`).join('\n')}\n`;
}

function noteTable(title: string, notes: { readonly [id: string]: string }): string {
  return `| id | ${title} |\n|---|---|\n${Object.keys(notes).sort().map(id => `| ${id} | ${cell(notes[id])} |`).join('\n')}\n`;
}

const families = [...new Set([...Object.keys(FAMILIES), ...RULES.map(({ id }) => familyOf(id))])];
const text = `# Rules

Generated from src/validation; do not edit. What the \`validate\` command and every synth check beside the schemas: [validation](validate.md).
An *error* is refused by the API server, a webhook or a controller; a *warning* is accepted and known to hurt.

${RULES.length} rules, ${RULES.filter(({ severity }) => severity === 'error').length} of them errors.

${families.map(family => {
  const rules = RULES.filter(({ id }) => familyOf(id) === family);
  return rules.length === 0 ? '' : `## ${FAMILIES[family] ?? family}\n\n${ruleTable(rules)}\n`;
}).join('')}## Found by the schema check

These need no code of their own: the schemas say them, and findings come under the id SCH-10.

${noteTable('what the schema holds', STRUCTURAL_RULES)}
## Said by constructs

Only the program knows these; \`validate\` sees the manifests alone.

${noteTable('what must hold', CONSTRUCT_RULES)}
## Said by another rule

${noteTable('found by', Object.fromEntries(Object.entries(MERGED_RULES).map(([id, by]) => [id, by.join(', ')])))}
## Not decidable from manifests

${noteTable('why', UNDECIDABLE)}`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error('docs/rules.md is not up to date; run npx projen rules.');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}
