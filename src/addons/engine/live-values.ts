import { LiveValue } from '../../contract/live-value';

/**
 * Refuse values that only an engine with the Cluster object at hand can fill in. Written as they are they would reach the chart as text, and the
 * addon would look for a host of that name.
 */
export function refuseLiveValues(engine: string, addon: string, values: unknown, where: string = 'values'): void {
  if (typeof values === 'string' && LIVE.some(text => values.includes(text))) {
    throw new Error(`${engine}: ${where} of "${addon}" is a fact that only the Cluster object knows, and this engine does not read it; give the cluster an endpoint whose address is known (Endpoint), or deliver with HelmChartProxyDelivery or SveltosDelivery.`);
  }
  if (values === null || typeof values !== 'object') { return; }
  for (const [key, value] of Object.entries(values)) {
    refuseLiveValues(engine, addon, key, `a key of ${where}`);
    refuseLiveValues(engine, addon, value, `${where}.${key}`);
  }
}

const LIVE: readonly string[] = [LiveValue.ENDPOINT_HOST, LiveValue.ENDPOINT_PORT];

/** Path of the first null among values. To Helm it means "drop the chart's default"; API servers and GitOps engines lose it in an object. */
export function nullValue(values: unknown, where: string = 'values'): string | undefined {
  if (values === null) { return where; }
  if (typeof values !== 'object') { return undefined; }
  for (const [key, value] of Object.entries(values as object)) {
    const found = nullValue(value, `${where}.${key}`);
    if (found !== undefined) { return found; }
  }
  return undefined;
}
