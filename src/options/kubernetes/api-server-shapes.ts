import { admission } from './admission-shapes';
import { AnonymousAccess, ApiServerOptions, ServiceAccountOptions } from './api-server-options';
import { AuditLogOptions, AuditOptions, AuditWebhookOptions } from './audit-options';
import { AuditPolicy } from './audit-policy';
import { Authentication } from './authentication';
import { apiServerFlags } from './component-flags';
import { certificateSans, componentMounts, ownArguments } from './component-shapes';
import { EncryptionAtRest } from './encryption-at-rest';
import { httpsUrl } from './oidc-options';
import { Check, checkProps, refuse, required, Shape, struct } from '../../values/check';
import { duration, flag, instanceOf, integer, oneOf, size, text } from '../../values/check-scalars';
import { wholeDays } from '../../values/check-time';
import { secretContent } from '../secret/secret-shape';

const log: Shape<AuditLogOptions> = {
  path: text({ what: 'absolute path in a folder of its own', pattern: /^(\/[\w.-]+){3,}$/, max: 256, example: '/var/log/kubernetes/audit/audit.log' }),
  maxAge: wholeDays(1),
  maxFiles: integer({ min: 1, unit: 'files' }),
  maxSize: size('mebibytes'),
};

const audit: Shape<AuditOptions> = {
  policy: instanceOf(AuditPolicy, 'AuditPolicy.metadata(), AuditPolicy.request() or AuditPolicy.of({…})'),
  log: struct(log),
  webhook: struct<AuditWebhookOptions>({ kubeconfig: required(secretContent), blocking: flag }),
};


const serviceAccounts: Shape<ServiceAccountOptions> = {
  issuer: httpsUrl,
  jwksUri: httpsUrl,
  maxTokenExpiration: duration(3600),
  extendTokenExpiration: flag,
};

const shape: Shape<ApiServerOptions> = {
  certificateSans,
  anonymousAccess: oneOf(AnonymousAccess),
  authentication: instanceOf(Authentication, 'Authentication.oidc({…}) or Authentication.jwt([…])'),
  audit: struct(audit),
  encryption: instanceOf(EncryptionAtRest, 'EncryptionAtRest.fromSecret({…}) or EncryptionAtRest.kms({…})'),
  admission,
  serviceAccounts: struct(serviceAccounts),
  profiling: flag,
  requestTimeout: duration(1),
  maxRequestsInFlight: integer({ min: 1, unit: 'requests' }),
  maxMutatingRequestsInFlight: integer({ min: 1, unit: 'requests' }),
  eventTimeToLive: duration(60),
  goawayChance: (where, value) => {
    if (typeof value !== 'number' || !(value >= 0 && value <= 0.02)) { refuse(where, value, 'is not a number between 0 and 0.02'); }
  },
  extraArguments: ownArguments(apiServerFlags),
  mounts: componentMounts,
};

/** Checks of `ApiServerOptions`. */
export const apiServer: Check = (where, value) => { checkProps(where, value as ApiServerOptions, shape); };
