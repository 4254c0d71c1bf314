import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Component } from '../testbed/components';
import { componentCrds } from '../testbed/crds';
import { moduleFolder } from '../testbed/toolchain';

const HEAD = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };

/** The one kind of Kubernetes' own in the measured manifests; published schemas would have to be fetched. */
const CONFIG_MAP = {
  properties: {
    data: { type: 'object', additionalProperties: { type: 'string' } },
    binaryData: { type: 'object', additionalProperties: { type: 'string' } },
    immutable: { type: 'boolean' },
  },
};

/** Writes JSON schemas of the components' CRDs for kubeconform and returns the location to give it. */
export function writeSchemas(components: readonly Component[], folder: string): string {
  // kubeconform takes what stands before a slash for the group, and of `v1` all.
  write(folder, 'v1', 'ConfigMap', 'v1', CONFIG_MAP);
  for (const component of components) {
    for (const { spec } of componentCrds(component, moduleFolder(component.tool, component.module), { url: 'https://127.0.0.1', caBundle: '' })) {
      for (const { name, schema } of spec.versions) write(folder, spec.group, spec.names.kind, name, schema.openAPIV3Schema);
    }
  }
  return join(folder, '{{ .Group }}_{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json');
}

function write(folder: string, group: string, kind: string, version: string, schema: any): void {
  const file = join(folder, `${group}_${kind.toLowerCase()}_${version}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const root = strict({ type: 'object', ...schema });
  writeFileSync(file, JSON.stringify({ ...root, properties: { ...root.properties, ...HEAD }, required: ['apiVersion', 'kind', 'metadata'] }));
}

/** The JSON schema of an OpenAPI schema, which refuses fields that it does not know. */
function strict(schema: any): any {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map(strict);
  const { 'x-kubernetes-int-or-string': either, 'x-kubernetes-preserve-unknown-fields': open, nullable, properties, default: _, description: __, ...rest } = schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, strict(value)]));
  if (either) return { ...inner, anyOf: undefined, type: ['integer', 'string'] };
  return {
    ...inner,
    ...nullable && schema.type ? { type: [schema.type, 'null'] } : {},
    ...properties ? { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, strict(value)])) } : {},
    ...properties && !open && schema.additionalProperties === undefined ? { additionalProperties: false } : {},
  };
}
