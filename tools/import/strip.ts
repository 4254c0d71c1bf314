const LIST_KEYWORDS = ['allOf', 'anyOf', 'oneOf'];

/**
 * A schema for `cdk8s import`: no descriptions, no status, and no `date-time`, because the code generated for that format accepts neither a
 * Date nor a string (cdk8s-cli 2.207.60).
 */
export function schemaForL1(schema: any): any {
  const out: any = {};
  for (const [keyword, value] of Object.entries<any>(schema)) {
    if (keyword === 'description' || keyword === 'x-kubernetes-validations') continue;
    if (keyword === 'format' && value === 'date-time') continue;
    out[keyword] = value;
    if (keyword === 'properties') out.properties = mapValues(value, schemaForL1);
    else if (keyword === 'items' || keyword === 'not' || (keyword === 'additionalProperties' && typeof value === 'object')) out[keyword] = schemaForL1(value);
    else if (LIST_KEYWORDS.includes(keyword)) out[keyword] = value.map(schemaForL1);
  }
  return out;
}

function mapValues(record: any, map: (value: any) => any): any {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
