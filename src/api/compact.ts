const SCALAR_KEYWORDS = [
  'type', 'format', 'nullable', 'default', 'enum',
  'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf',
  'minLength', 'maxLength', 'pattern',
  'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'required',
  'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource',
  'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-map-type',
];
const LIST_KEYWORDS = ['allOf', 'anyOf', 'oneOf'];
/** The server's own defaults for these: saying them costs bytes and adds nothing. */
const IMPLIED: { [keyword: string]: unknown } = { 'x-kubernetes-list-type': 'atomic', 'x-kubernetes-map-type': 'granular' };

/** Keeps what validation needs of a schema: no descriptions, no messages, keywords in one fixed order. */
export function compactSchema(schema: any): any {
  const out: any = {};
  for (const keyword of SCALAR_KEYWORDS) {
    if (schema[keyword] !== undefined && schema[keyword] !== IMPLIED[keyword]) out[keyword] = schema[keyword];
  }
  if (schema['x-kubernetes-int-or-string']) delete out.type;
  for (const keyword of LIST_KEYWORDS) {
    // With int-or-string, anyOf repeats what the marker says.
    if (schema[keyword] && !(keyword === 'anyOf' && schema['x-kubernetes-int-or-string'])) out[keyword] = schema[keyword].map(compactSchema);
  }
  if (schema.not) out.not = compactSchema(schema.not);
  if (schema.items) out.items = compactSchema(schema.items);
  if (schema.additionalProperties !== undefined) {
    out.additionalProperties = typeof schema.additionalProperties === 'object' ? compactSchema(schema.additionalProperties) : schema.additionalProperties;
  }
  if (schema.properties) out.properties = mapValues(schema.properties, compactSchema);
  const rules = schema['x-kubernetes-validations'];
  if (rules) out['x-kubernetes-validations'] = rules.map((rule: any) => ({ rule: rule.rule }));
  return out;
}

/** Compact schema of a whole kind: `status` is accepted unread, metadata is left to the ObjectMeta checks. */
export function compactKind(schema: any): any {
  const out = compactSchema(schema);
  const open = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const { apiVersion, kind, metadata, status, ...own } = out.properties ?? {};
  out.properties = {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: metadata?.properties ? { ...metadata, ...open } : open,
    ...own,
    ...(status ? { status: open } : {}),
  };
  if (out.required) out.required = out.required.filter((name: string) => name !== 'status');
  if (out.required?.length === 0) delete out.required;
  return out;
}

function mapValues(record: any, map: (value: any) => any): any {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
