import type { Schema } from '../schema-types';
import { CONFIG_SCHEMAS } from './config';
import { RBAC_SCHEMAS } from './rbac';
import { SERVICE_SCHEMAS } from './service';
import { STORAGE_SCHEMAS } from './storage';
import { WORKLOAD_SCHEMAS } from './workloads';

/**
 * Hand-written schemas of the plain Kubernetes kinds that we emit (as of Kubernetes 1.35). Kubernetes publishes no structural schemas for them; the
 * limits are those of its Go validation as far as a schema can say them.
 */
export const CORE_SCHEMAS: { readonly [kind: string]: Schema } = {
  ...CONFIG_SCHEMAS, ...RBAC_SCHEMAS, ...SERVICE_SCHEMAS, ...STORAGE_SCHEMAS, ...WORKLOAD_SCHEMAS,
};
