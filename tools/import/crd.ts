import { loadAll } from 'js-yaml';
import type { CrdFile } from './fetch';
import type { Source } from './sources';

/** A CRD as the API server stores it, as far as we read it. */
export interface Crd {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly scope: 'Namespaced' | 'Cluster';
    readonly versions: CrdVersion[];
  };
}

/** One version of a CRD. */
export interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly schema: { readonly openAPIV3Schema: any };
}

/** The CRDs of one source that share an API group and version: the unit of one generated file. */
export interface Module {
  readonly source: Source;
  readonly group: string;
  readonly version: string;
  readonly crds: Crd[];
}

/** Parses CRD files, sorted by group and kind so that the order of files on disk never shows in the output. */
export function parseCrds(source: Source, files: CrdFile[]): Crd[] {
  const crds: Crd[] = [];
  for (const file of files) {
    for (const document of loadAll(file.text) as any[]) {
      if (!document) continue;
      if (document.kind !== 'CustomResourceDefinition' || document.apiVersion !== 'apiextensions.k8s.io/v1') {
        throw new Error(`${file.id}: ${document.apiVersion} ${document.kind} is not an apiextensions.k8s.io/v1 CustomResourceDefinition.`);
      }
      if (!source.exclude?.includes(document.spec.names.kind)) crds.push(document);
    }
  }
  return crds.sort((a, b) => compare(a.spec.group, b.spec.group) || compare(a.spec.names.kind, b.spec.names.kind));
}

/** Groups CRDs by API group and wanted version. */
export function modulesOf(source: Source, crds: Crd[]): Module[] {
  const modules = new Map<string, Module>();
  for (const crd of crds) {
    for (const version of crd.spec.versions) {
      if (!isWanted(source, version)) continue;
      const key = `${crd.spec.group}-${version.name}`;
      if (!modules.has(key)) modules.set(key, { source, group: crd.spec.group, version: version.name, crds: [] });
      modules.get(key)!.crds.push(crd);
    }
  }
  return [...modules.entries()].sort(([a], [b]) => compare(a, b)).map(([, module]) => module);
}

/** Whether code and schemas are generated for this version. */
export function isWanted(source: Source, version: CrdVersion): boolean {
  return source.versions ? source.versions.includes(version.name) : version.storage;
}

/** Name of the schema module, without folder and extension. */
export function schemaModuleName(source: Source, group: string, version: string): string {
  return `${source.name}-${group}-${version}`;
}

/** Orders by code unit: the same on every machine and locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
