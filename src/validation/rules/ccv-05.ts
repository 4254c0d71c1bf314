import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { isUnset, items, text } from '../shared/read';
import { isOf, KEYWORDS, SchemaNode } from '../shared/variable-schema';
import { Subject } from '../subject';

const FORBIDDEN = ['type', 'default', 'additionalProperties', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-validations'];
const NOUNS = { text: 'text', number: 'a whole number', flag: 'true or false', names: 'a list of names', list: 'a list', schema: 'a schema', schemas: 'a list of schemas', map: 'a map of schemas', any: 'a value' };

/** Without types nothing can be defaulted or checked. */
export const rule: Rule = {
  id: 'CCV-05',
  slug: 'structural-schema',
  sentence: 'The schema of a variable is structural: every part has a type, and allOf, anyOf, oneOf and not only restrict.',
  severity: 'error',
  fix: 'write the type where the field is described',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateRootSchema; apiextensions-apiserver v0.36 schema/validation.go ValidateStructural',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { cpus: { type: integer } } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { cpus: { minimum: 1 } } } } }] }`,
  },
  check(subject) {
    for (const found of variableNodes(subject.object)) {
      checkKeywords(subject, found);
      if (found.restricts) { checkRestriction(subject, found); } else { checkDescription(subject, found); }
    }
  },
};

/** The schema check sees the outermost level only; further in, Cluster API reads what it is given. */
function checkKeywords(subject: Subject, { path, node, depth }: SchemaNode): void {
  for (const [keyword, value] of Object.entries(node)) {
    const kind = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (kind === undefined || value === undefined || value === null || isOf(kind, value)) { continue; }
    if (depth > 0 || kind === 'schema' || kind === 'schemas' || kind === 'map') { subject.report([...path, keyword], `${keyword} is not ${NOUNS[kind]}`, `write ${NOUNS[kind]}`); }
  }
}

function checkDescription(subject: Subject, { path, node }: SchemaNode): void {
  const free = node['x-kubernetes-int-or-string'] === true || node['x-kubernetes-preserve-unknown-fields'] === true;
  if (text(node.type) === undefined && !free) { subject.report(path, 'the schema has no type', 'add type'); }
  if (node.type === 'array' && isUnset(node.items)) { subject.report(path, 'the list has no items', 'describe the items of the list'); }
  if (node['x-kubernetes-int-or-string'] === true && node['x-kubernetes-preserve-unknown-fields'] === true) {
    subject.report(path, 'a number or a string has no unknown fields to keep', 'remove x-kubernetes-preserve-unknown-fields');
  }
}

function checkRestriction(subject: Subject, { path, node }: SchemaNode): void {
  for (const keyword of FORBIDDEN) {
    const value = node[keyword];
    if (value === undefined || value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0)) { continue; }
    if (keyword === 'type' && isIntOrString(subject, path)) { continue; }
    subject.report([...path, keyword], `${keyword} describes, where the schema may only restrict`);
  }
  if (node.properties?.metadata !== undefined) { subject.report([...path, 'properties', 'metadata'], 'metadata may not be restricted', 'remove it'); }
}

/** `anyOf: [{ type: integer }, { type: string }]`, alone or as the first of allOf, is how int-or-string is written out. */
function isIntOrString({ object }: Subject, path: readonly (string | number)[]): boolean {
  let holder: any = object;
  for (const step of path.slice(0, -1)) { holder = holder?.[step]; }
  const types = items(holder).map(part => typeof part === 'object' && part !== null && Object.keys(part).length === 1 ? part.type : undefined);
  return path[path.length - 2] === 'anyOf' && types.length === 2 && types[0] === 'integer' && types[1] === 'string'
    && (path[path.length - 4] !== 'allOf' || path[path.length - 3] === 0);
}
