import { modulesOf, parseCrds, schemaModuleName } from './crd';
import { fetchCrds } from './fetch';
import { renderL1 } from './l1';
import { renderNotice } from './notice';
import { sha256 } from './output';
import { renderCatalog, renderSchemas } from './schemas';
import type { Source } from './sources';

/** Everything one run produces. Paths are relative to the repository and use forward slashes. */
export interface Generated {
  /** CRD file to sha256. */
  readonly inputs: Map<string, string>;
  /** Generated file to its text. */
  readonly files: Map<string, string>;
}

/** Reads all CRDs and renders all files, without touching the tree. */
export async function generate(root: string, sources: Source[], crdDir: string | undefined, progress: (line: string) => void): Promise<Generated> {
  const inputs = new Map<string, string>();
  const files = new Map<string, string>();
  const parsed = [];
  for (const source of sources) {
    const crdFiles = await fetchCrds(source, crdDir);
    for (const file of crdFiles) inputs.set(file.id, sha256(file.text));
    parsed.push({ source, crds: parseCrds(source, crdFiles) });
  }
  for (const { source, crds } of parsed) {
    for (const module of modulesOf(source, crds)) {
      progress(`${source.name} ${module.group}/${module.version}: ${module.crds.length} kinds`);
      files.set(`imports/schemas/${schemaModuleName(source, module.group, module.version)}.ts`, renderSchemas(module));
      const declared = module.crds.filter(crd => !source.schemasOnly && (source.l1?.includes(crd.spec.names.kind) ?? true));
      if (declared.length > 0) files.set(`imports/${source.name}/${module.group}-${module.version}.ts`, renderL1(root, { ...module, crds: declared }));
    }
  }
  files.set('imports/schemas/catalog.ts', renderCatalog(parsed));
  files.set('NOTICE', renderNotice(sources));
  return { inputs, files };
}
