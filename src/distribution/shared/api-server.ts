import { admissionParts } from './api-server-admission';
import { auditParts } from './api-server-audit';
import { authenticationParts } from './api-server-authentication';
import { encryptionParts } from './api-server-encryption';
import { commonFlags, ComponentParts, ComponentPlace, Flags, joinParts } from './component-parts';
import { checkFlagVersions } from './flag-versions';
import { ApiServerOptions } from '../../options/kubernetes/api-server-options';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';

/** Paths that probes of the machine and balancers ask without credentials. */
const HEALTH = ['/livez', '/readyz', '/healthz'];

/**
 * The API server's flags, the files they name and the mounts it sees them by.
 *
 * @param joinPaths what joining machines of the distribution ask without credentials
 */
export function apiServerParts(options: KubernetesOptions, joinPaths: readonly string[], place: ComponentPlace): Required<ComponentParts> {
  const { apiServer = {} } = options;
  checkFlagVersions(place, 'apiServer', apiServer.extraArguments);
  return joinParts(place, [
    { flags: { ...commonFlags(options), ...plainFlags(apiServer) } },
    authenticationParts(apiServer, [...HEALTH, ...joinPaths], place),
    auditParts(apiServer.audit, place),
    encryptionParts(apiServer.encryption, place),
    admissionParts(apiServer.admission, place),
  ], apiServer);
}

function plainFlags(options: ApiServerOptions): Flags {
  const { serviceAccounts = {}, requestTimeout, eventTimeToLive } = options;
  return {
    'profiling': text(options.profiling),
    'request-timeout': requestTimeout && `${requestTimeout.toSeconds()}s`,
    'max-requests-inflight': text(options.maxRequestsInFlight),
    'max-mutating-requests-inflight': text(options.maxMutatingRequestsInFlight),
    'event-ttl': eventTimeToLive && `${eventTimeToLive.toSeconds()}s`,
    'goaway-chance': text(options.goawayChance),
    'service-account-issuer': serviceAccounts.issuer,
    'service-account-jwks-uri': serviceAccounts.jwksUri,
    'service-account-max-token-expiration': serviceAccounts.maxTokenExpiration && `${serviceAccounts.maxTokenExpiration.toSeconds()}s`,
    'service-account-extend-token-expiration': text(serviceAccounts.extendTokenExpiration),
  };
}

function text(value: boolean | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
