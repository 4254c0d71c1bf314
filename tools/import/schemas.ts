import { compare, isWanted, schemaModuleName, type Crd, type Module } from './crd';
import { header, templateLiteral } from './output';
import type { Source } from './sources';
import { compactKind } from '../../src/api/compact';

/** Schema module of one API group and version: one JSON text, one line per kind, parsed when first asked for. */
export function renderSchemas(module: Module): string {
  const lines = module.crds.map(crd => {
    const version = crd.spec.versions.find(candidate => candidate.name === module.version)!;
    return `${JSON.stringify(crd.spec.names.kind)}:${JSON.stringify(compactKind(version.schema.openAPIV3Schema))}`;
  });
  return `${header(module.source)}export const schemas = (): { [kind: string]: any } => JSON.parse(${templateLiteral(`{\n${lines.join(',\n')}\n}`)});\n`;
}

/** The catalogue: one line per kind and version of every source, known versions without a schema included. */
export function renderCatalog(sources: { source: Source; crds: Crd[] }[]): string {
  const rows: string[] = [];
  const modules = new Set<string>();
  for (const { source, crds } of sources) {
    for (const crd of crds) {
      for (const version of crd.spec.versions) {
        const module = isWanted(source, version) ? schemaModuleName(source, crd.spec.group, version.name) : undefined;
        if (module) modules.add(module);
        const contracts = Object.keys(source.contracts ?? {}).filter(contract => source.contracts![contract].includes(version.name)).sort(compare);
        rows.push(JSON.stringify({
          source: source.name,
          group: crd.spec.group,
          version: version.name,
          kind: crd.spec.names.kind,
          plural: crd.spec.names.plural,
          namespaced: crd.spec.scope === 'Namespaced',
          served: version.served,
          storage: version.storage,
          deprecated: version.deprecated ?? false,
          contracts,
          older: source.schemasOnly,
          module,
        }));
      }
    }
  }
  const loaders = [...modules].sort(compare).map(module => `  '${module}': () => require('./${module}').schemas(),\n`);
  return `${header()}export const kinds = (): any[] => JSON.parse(${templateLiteral(`[\n${rows.join(',\n')}\n]`)});\n\n` +
    `export const loaders: { readonly [module: string]: () => { [kind: string]: any } } = {\n${loaders.join('')}};\n`;
}
