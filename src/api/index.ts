// Kinds, their schemas and the strict check of one object. The interpreter itself is in ./structural, for schemas that are no kinds
// (ClusterClass variables).
export * from './catalog';
export * from './check-object';
export type { Finding, ObjectCheck } from './finding';
export * from './kind-entry';
export * from './schema';
export * from './schema-types';
