import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, parseAllDocuments } from 'yaml';
import { Component } from './components';
import { Kube } from './kube';

/** Where a webhook of a component answers: `https://127.0.0.1:<port>` and the CA that signed its certificate. */
export interface Endpoint { readonly url: string; readonly caBundle: string }

export interface Crd {
  readonly metadata: { name: string; labels?: Record<string, string> };
  readonly spec: any;
  readonly [key: string]: any;
}

export function readDocuments(file: string): any[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS({ maxAliasCount: -1 })).filter(Boolean);
}

/** The CRDs of a component as its kustomization would render them: contract labels, conversion by webhook. */
export function componentCrds(component: Component, module: string, endpoint: Endpoint): Crd[] {
  return component.crds.flatMap(folder => {
    const file = join(module, folder, 'kustomization.yaml');
    const kustomization = existsSync(file)
      ? parse(readFileSync(file, 'utf8'))
      : { resources: yamlFiles(join(module, folder, 'bases')).map(name => `bases/${name}`) };
    const pairs = [kustomization.commonLabels, ...(kustomization.labels ?? []).map((entry: any) => entry.pairs)];
    const labels = Object.assign({}, ...pairs.filter(Boolean)) as Record<string, string>;
    const patches: Crd[] = (kustomization.patches ?? []).flatMap((entry: any) => readDocuments(join(dirname(file), entry.path)));
    return (kustomization.resources as string[]).flatMap(resource => readDocuments(join(dirname(file), resource))).map((crd: Crd) => {
      const patch = patches.find(({ metadata, spec }) => metadata.name === crd.metadata.name && spec?.conversion);
      const path = patch?.spec.conversion.webhook.clientConfig.service.path;
      return adapted(crd, labels, path && crd.spec.versions.length > 1 ? webhookConversion(path, endpoint) : { strategy: 'None' });
    });
  });
}

/**
 * The CRDs of a folder with one subfolder per provider; `sources.json` beside them, if there, gives order and contract labels.
 * No webhook runs for these.
 */
export function folderCrds(folder: string): Crd[] {
  const index = join(folder, 'sources.json');
  const sources: any[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort();
  const listed = sources.map(source => source.name).filter(name => folders.includes(name));
  const ordered = [...listed, ...folders.filter(name => !listed.includes(name))];
  return ordered.flatMap(name => {
    const labels = sources.find(source => source.name === name)?.contractLabels ?? {};
    return yamlFiles(join(folder, name)).flatMap(file => readDocuments(join(folder, name, file)))
      .filter(document => document.kind === 'CustomResourceDefinition' && document.apiVersion === 'apiextensions.k8s.io/v1')
      .map((crd: Crd) => adapted(crd, labels, { strategy: 'None' }));
  });
}

/** Creates the CRDs and waits until the server serves them. Of two with one name the first is taken: the folder also holds older versions. */
export async function installCrds(kube: Kube, crds: Crd[]): Promise<string[]> {
  const unique = [...new Map([...crds].reverse().map(crd => [crd.metadata.name, crd])).values()].reverse();
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const queue = [...unique];
  // Several at a time: the server takes its time to establish each, and a list of all would cost it more than that.
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let crd = queue.shift(); crd; crd = queue.shift()) {
      const { status: _, ...rest } = crd;
      for (const version of rest.spec.versions) withoutDescriptions(version.schema?.openAPIV3Schema);
      await kube.create(path, rest);
      while (!await established(kube, `${path}/${crd.metadata.name}`)) await sleep(200);
    }
  }));
  return unique.map(crd => crd.metadata.name);
}

async function established(kube: Kube, path: string): Promise<boolean> {
  const { body } = await kube.call('GET', path);
  const is = (type: string, status: string) => (body.status?.conditions ?? []).some((entry: any) => entry.type === type && entry.status === status);
  if (is('NamesAccepted', 'False')) throw new Error(`CRD ${body.metadata.name} clashes with another: ${JSON.stringify(body.status.conditions)}`);
  return is('Established', 'True');
}

/** Installs a component's webhook configurations, turned from its Service to loopback. */
export async function installWebhooks(kube: Kube, component: Component, module: string, endpoint: Endpoint): Promise<number> {
  let count = 0;
  for (const [index, file] of component.webhooks.entries()) {
    for (const configuration of readDocuments(join(module, file))) {
      const plural = `${configuration.kind.toLowerCase()}s`;
      const webhooks = configuration.webhooks.map((webhook: any) => ({
        ...webhook,
        clientConfig: { url: `${endpoint.url}${webhook.clientConfig.service.path}`, caBundle: endpoint.caBundle },
      }));
      count += webhooks.length;
      await kube.create(`/apis/admissionregistration.k8s.io/v1/${plural}`, { ...configuration, metadata: { name: `${component.name}-${index}` }, webhooks });
    }
  }
  return count;
}

/** Descriptions judge nothing, and without them the server takes the schemas with a fifth less work. */
function withoutDescriptions(schema: any): void {
  if (typeof schema !== 'object' || schema === null) return;
  delete schema.description;
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  for (const child of [...inner, schema.items, schema.additionalProperties, schema.not]) withoutDescriptions(child);
}

function adapted(crd: Crd, labels: Record<string, string>, conversion: object): Crd {
  return { ...crd, metadata: { ...crd.metadata, labels: { ...crd.metadata.labels, ...labels } }, spec: { ...crd.spec, conversion } };
}

function webhookConversion(path: string, endpoint: Endpoint) {
  return { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: `${endpoint.url}${path}`, caBundle: endpoint.caBundle } } };
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder).filter(name => /\.ya?ml$/.test(name)).sort();
}
