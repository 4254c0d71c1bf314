import { LiveValue } from '../../contract/live-value';
import { yamlDocument } from '../../manifest/yaml';

/**
 * Chart values as the text of a Go template that an engine renders with the Cluster object as `.Cluster`: `HelmChartProxy.spec.valuesTemplate`,
 * `values` of a chart of a Sveltos profile. Braces in the values stay what they are; live values become fields of the Cluster. The parentheses
 * make a field of a missing parent empty instead of an error, which would stop the Helm provider for every cluster behind this one
 * (cluster-api-addon-provider-helm v0.6.4); both engines wait for the control plane, so the empty text is never used.
 */
export function valuesTemplate(values: { [key: string]: any } | undefined): string | undefined {
  if (values === undefined || Object.keys(values).length === 0) { return undefined; }
  let text = yamlDocument(sorted(values));
  if (text.includes('{{')) { text = text.split('{{').join('{{ "{{" }}'); }
  for (const [value, expression] of LIVE) {
    text = text.split(JSON.stringify(value)).join(expression);
    if (text.includes(value)) {
      throw new Error(`LiveValue: "${value}" stands among other text in the values of a chart, where no engine fills it in; write it as a value of its own.`);
    }
  }
  return text;
}

const LIVE: [string, string][] = [
  [LiveValue.ENDPOINT_HOST, '{{ ((.Cluster.spec).controlPlaneEndpoint).host | quote }}'],
  [LiveValue.ENDPOINT_PORT, '{{ ((.Cluster.spec).controlPlaneEndpoint).port | quote }}'],
];

/** Keys in one order, whatever order they were written in. A null stays: to Helm it means "drop the chart's default". */
export function sorted(value: any): any {
  if (Array.isArray(value)) { return value.map(sorted); }
  if (value === null || typeof value !== 'object' || !isPlain(value)) { return value; }
  return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
}

/** Anything else is left for the writer to refuse by its name. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
