import { compactKind } from './compact';
import type { Schema } from './schema-types';

/** Kinds a user defines: CustomResourceDefinitions handed in or found among the manifests. */
export class Definitions {
  private readonly schemas = new Map<string, Schema>();

  /** Take in every CustomResourceDefinition of the objects; others are passed over. Answers how many there were. */
  add(objects: readonly any[]): number {
    const crds = objects.filter(object => object?.kind === 'CustomResourceDefinition' && Array.isArray(object.spec?.versions));
    for (const { spec } of crds) {
      for (const version of spec.versions) {
        const schema = version?.schema?.openAPIV3Schema;
        if (schema && typeof schema === 'object') { this.schemas.set(`${spec.group}/${version.name} ${spec.names?.kind}`, compactKind(schema)); }
      }
    }
    return crds.length;
  }

  /** Schema of a kind, if a definition of it was taken in. */
  schemaOf(apiVersion: string, kind: string): Schema | undefined {
    return this.schemas.get(`${apiVersion} ${kind}`);
  }
}
