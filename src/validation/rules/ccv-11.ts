import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { Fields, fields, items } from '../shared/read';
import { Path, Subject } from '../subject';

const REASONS = ['FieldValueInvalid', 'FieldValueForbidden', 'FieldValueRequired', 'FieldValueDuplicate'];
const LONGEST = 2048;

/** The limits of CustomResourceDefinitions hold for them. */
export const rule: Rule = {
  id: 'CCV-11',
  slug: 'variable-rules',
  sentence: 'CEL rules of a variable have a text, and messages on one line.',
  severity: 'error',
  fix: 'correct the entry',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateSchema',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, x-kubernetes-validations: [{ rule: self > 1, message: more than one }] } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, x-kubernetes-validations: [{ rule: self > 1, message: "more\\nthan one" }] } } }] }`,
  },
  check(subject) {
    for (const { path, node, depth } of variableNodes(subject.object)) {
      items(node['x-kubernetes-validations']).forEach((entry, index) => checkEntry(subject, fields(entry), node, [...path, 'x-kubernetes-validations', index], depth > 0));
    }
  },
};

function checkEntry(subject: Subject, entry: Fields, node: Fields, path: Path, inner: boolean): void {
  const { rule: text, message, messageExpression, reason, fieldPath } = entry;
  const isText = (value: unknown): value is string => typeof value === 'string';
  const given = isText(message) && message.trim() !== '';
  if (inner ? !isText(text) || text.trim() === '' : isText(text) && text !== '' && text.trim() === '') {
    subject.report([...path, 'rule'], 'the rule has no text', 'write an expression');
  } else if (isText(message) && message !== '' && !given) {
    subject.report([...path, 'message'], 'the message is blank', 'write a message, or leave it out');
  } else if (isText(message) && message.length > LONGEST) {
    subject.report([...path, 'message'], `the message has ${message.length} characters`, `write at most ${LONGEST}`);
  } else if (isText(message) && /[\n\r]/.test(message.trim())) {
    subject.report([...path, 'message'], 'the message has several lines', 'write one line');
  } else if (isText(text) && /[\n\r]/.test(text.trim()) && !given) {
    subject.report([...path, 'message'], 'a rule of several lines has no message', 'write a message');
  }
  if (isText(messageExpression) && messageExpression !== '' && messageExpression.trim() === '') {
    subject.report([...path, 'messageExpression'], 'the expression is blank', 'write an expression, or leave it out');
  }
  if (inner && isText(reason) && reason !== '' && !REASONS.includes(reason)) { subject.report([...path, 'reason'], `"${reason}" is not a reason`, `write ${REASONS.join(', ')}`); }
  if (isText(fieldPath) && fieldPath !== '') { checkFieldPath(subject, fieldPath, node, [...path, 'fieldPath']); }
}

function checkFieldPath(subject: Subject, fieldPath: string, node: Fields, path: Path): void {
  if (fieldPath.trim() === '' || /[\n\r]/.test(fieldPath)) {
    subject.report(path, 'the path is blank or has several lines', 'write a path such as .name');
    return;
  }
  if (!/^[.[]/.test(fieldPath)) {
    subject.report(path, `"${fieldPath}" does not start with a dot`, `write .${fieldPath}`);
    return;
  }
  let schema: Fields = node;
  // Names in brackets may hold anything; a path with them is followed no further.
  for (const step of fieldPath.includes('[') ? [] : fieldPath.replace(/^\./, '').split('.')) {
    const next = fields(schema.properties)[step];
    if (next === undefined && schema.additionalProperties === undefined) {
      subject.report(path, `"${fieldPath}" leads to no field of the schema`, 'write a path such as .name');
      return;
    }
    schema = fields(next ?? schema.additionalProperties);
  }
}
