import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What differs from cluster to cluster of the measured fleet; see `build` in bench/worker.js. */
function site(index: number) {
  return { name: `site-${index}`, network: `net-${index}`, address: `10.${200 + Math.floor(index / 256)}.${index % 256}.10` };
}

/** Writes a Helm chart that renders the manifests of one cluster, as given, once for each of `count` clusters. */
export function writeChart(folder: string, manifests: string, count: number): void {
  // Helm would execute the templates inside of the values of HelmChartProxies.
  const escaped = manifests.replace(/\{\{|\}\}/g, braces => `{{ "${braces}" }}`);
  const template = Object.entries(site(0)).reduce((text, [key, value]) => text.split(value).join(`{{ $site.${key} }}`), escaped);
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: fleet\nversion: 1.0.0\n');
  writeFileSync(join(folder, 'values.yaml'), JSON.stringify({ sites: Array.from({ length: count }, (_, index) => site(index)) }));
  writeFileSync(join(folder, 'templates', 'site.yaml'), `{{- range $site := .Values.sites }}\n---\n${template}{{- end }}\n`);
}
