import { ClusterContext } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { joinName } from '../../manifest/names';

/** Name of the ConfigMap with the balancer's configuration, for a cluster whose machines have more ports than that of the API server. */
export function balancerConfigName(cluster: ClusterContext): string {
  return joinName('ConfigMap of the balancer', cluster.name, 'haproxy');
}

/**
 * The balancer's configuration as cluster-api-provider-docker v1.14.0 fills it in. Beside the further ports it differs from the provider's own in
 * what counts as an API server that lives: one without anonymous access answers 401.
 */
export function balancerConfig(cluster: ClusterContext): NamedManifest {
  const value = [
    ...GENERAL,
    ...forward('kube-apiserver', '{{ .FrontendControlPlanePort }}', '$.BackendControlPlanePort', [
      '  option httpchk GET /healthz',
      '  http-check expect rstatus ^(200|401|403)$',
    ], 'check check-ssl verify none'),
    ...cluster.controlPlanePorts.flatMap(port => forward(`port-${port}`, String(port), `"${port}"`, [], 'check')),
  ];
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: balancerConfigName(cluster),
    namespace: cluster.namespace,
    labels: { 'cluster.x-k8s.io/cluster-name': cluster.name, 'clusterctl.cluster.x-k8s.io/move': '' },
    fields: { data: { value: value.map(line => `${line}\n`).join('') } },
  };
}

const GENERAL = [
  'global',
  '  log stdout format raw local0',
  '  maxconn 100000',
  '',
  'resolvers docker',
  '  nameserver dns 127.0.0.11:53',
  '',
  'defaults',
  '  log global',
  '  mode tcp',
  '  option dontlognull',
  '  timeout connect 5s',
  '  timeout client 50s',
  '  timeout server 50s',
  '  default-server init-addr none',
];

function forward(name: string, listen: string, target: string, checks: string[], check: string): string[] {
  return [
    '',
    `frontend ${name}`,
    `  bind *:${listen}`,
    '  {{- if .IPv6 }}',
    `  bind :::${listen}`,
    '  {{- end }}',
    `  default_backend ${name}`,
    '',
    `backend ${name}`,
    ...checks,
    '  {{- range $server, $backend := .BackendServers }}',
    `  server {{ $server }} {{ JoinHostPort $backend.Address ${target} }} weight {{ $backend.Weight }} ${check} resolvers docker resolve-prefer {{ if $.IPv6 }}ipv6{{ else }}ipv4{{ end }}`,
    '  {{- end }}',
  ];
}
