import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { GitOpsEnvironment, GitOpsTeam } from './places';
import { dnsLabel } from '../app/file-name';

/** On which clusters the objects of a chart belong: the scope it was created in says so. */
export interface Place {
  /** The outermost chart around it: charts inside a chart go where that one goes. */
  readonly top: Chart;

  /** Name for a folder of the outermost chart. */
  readonly folder: string;

  /** Name of the chart's file, without extension. */
  readonly file: string;

  /** Undefined: the management cluster. */
  readonly environment?: string;

  /** Undefined: the chart describes a cluster of the environment. */
  readonly team?: string;
}

export function placeOf(chart: Chart): Place {
  const { scopes } = chart.node;
  const isPlace = (scope: unknown) => scope instanceof GitOpsEnvironment || scope instanceof GitOpsTeam;
  const from = Math.max(0, ...scopes.map((scope, index) => isPlace(scope) ? index : 0));
  const inner = scopes.slice(from + 1);
  const scope = scopes[from];
  const depth = inner.findIndex(Chart.isChart);
  const top = inner[depth] as Chart;
  return {
    top,
    folder: nameOf(top, inner.slice(0, depth + 1)),
    file: nameOf(chart, inner),
    environment: isPlace(scope) ? (scope as GitOpsEnvironment | GitOpsTeam).environmentName : undefined,
    team: scope instanceof GitOpsTeam ? scope.teamName : undefined,
  };
}

/** As cdk8s names the file of a chart, by the ids below the scope that says where it belongs. What is left of `-` is no name for an engine's object. */
function nameOf({ node }: Chart, path: readonly IConstruct[]): string {
  const label = dnsLabel(path.map(one => one.node.id).join('/'), node.addr);
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(label) ? label : `chart-${node.addr.slice(-8)}`;
}
