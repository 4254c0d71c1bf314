import { ChartSource } from '../../../contract/addon';
import { LiveValue } from '../../../contract/live-value';

/** The command that renders a chart exactly as a release would, on one line. */
export function helmCommand(releaseName: string, namespace: string, chart: ChartSource, values: { [key: string]: any } = {}): string {
  const source = chart.repository.startsWith('oci://')
    ? `${chart.repository.replace(/\/+$/, '')}/${chart.name}`
    : `${chart.name} --repo ${chart.repository}`;
  const settings = Object.keys(values).sort().map(key => ` --set-json ${quoted(`${key}=${JSON.stringify(values[key])}`)}`).join('');
  return `helm template ${releaseName} ${source} --version ${chart.version} --namespace ${namespace} --include-crds --skip-tests${settings}`;
}

/** For a shell; live values show where a person has to write the real one. */
function quoted(text: string): string {
  const shown = text.split(LiveValue.ENDPOINT_HOST).join('<host>').split(LiveValue.ENDPOINT_PORT).join('<port>');
  return `'${shown.split('\'').join('\'\\\'\'')}'`;
}
