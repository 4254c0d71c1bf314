import type { Schema } from '../schema-types';
import { filled, kind, labelSelector, list, object, text, word } from './dsl';

const texts = list(text);
const rules = list(object({ 'apiGroups': texts, 'nonResourceURLs': texts, 'resourceNames': texts, 'resources': texts, 'verbs!': list(text, { minItems: 1 }) }));
const subjects = list(object({ 'apiGroup': text, 'kind!': word('Group', 'ServiceAccount', 'User'), 'name!': filled, 'namespace': text }));
const roleRef = (...kinds: string[]) => object({ 'apiGroup!': word('rbac.authorization.k8s.io'), 'kind!': word(...kinds), 'name!': filled });

/** Roles and their bindings. Names may hold colons. */
export const RBAC_SCHEMAS: { readonly [kind: string]: Schema } = {
  ClusterRole: kind({ aggregationRule: object({ clusterRoleSelectors: list(labelSelector) }), rules }, 'path'),
  ClusterRoleBinding: kind({ 'roleRef!': roleRef('ClusterRole'), subjects }, 'path'),
  Role: kind({ rules }, 'path'),
  RoleBinding: kind({ 'roleRef!': roleRef('ClusterRole', 'Role'), subjects }, 'path'),
};
