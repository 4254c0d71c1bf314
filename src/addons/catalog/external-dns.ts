import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { SecretKey } from '../../options/secret/secret-key';
import { Check, checkProps, listOf, mapOf, required, Shape, struct } from '../../values/check';
import { annotations, objectName } from '../../values/check-names';
import { oneOf, text } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes-sigs.github.io/external-dns/', name: 'external-dns', version: '1.20.0' };

const NAMESPACE = 'external-dns';

/** What ExternalDNS may do to records. */
export enum DnsPolicy {
  /** Make and change records, never delete one. */
  UPSERT_ONLY = 'upsert-only',

  /** Delete its own records as well, once nothing asks for them. */
  SYNC = 'sync',

  /** Make records and leave them alone afterwards. */
  CREATE_ONLY = 'create-only',
}

/** Settings of ExternalDNS. */
export interface ExternalDnsProps extends MonitoredOptions {
  /** Name of the DNS provider as ExternalDNS knows it, for example `aws`, `azure`, `cloudflare`, `google`, `rfc2136`. */
  readonly provider: string;

  /**
   * Zones it may touch.
   * @default - all that its credentials reach
   */
  readonly domains?: string[];

  /**
   * What it may do to records.
   * @default DnsPolicy.UPSERT_ONLY
   */
  readonly policy?: DnsPolicy;

  /**
   * Kinds of objects whose names become records, for example `service`, `ingress`, `gateway-httproute`.
   * @default ["service", "ingress"]
   */
  readonly sources?: string[];

  /**
   * Mark by which it knows its own records. It must differ between clusters that share a zone, and stay the same for a cluster's whole life.
   * @default - `<namespace>-<cluster>`
   */
  readonly owner?: string;

  /**
   * Environment variables with credentials, from existing Secrets in the namespace `external-dns` of the workload cluster.
   * @default - none: the machines' own identity
   */
  readonly credentials?: { [variable: string]: SecretKey };

  /**
   * Annotations of its service account, by which clouds lend it an identity.
   * @default - none
   */
  readonly serviceAccountAnnotations?: { [key: string]: string };
}

const word = (what: string, example: string): Check => text({ what, pattern: /^[a-z0-9][-a-z0-9]*$/, max: 63, example });

const shape: Shape<ExternalDnsProps> = {
  ...monitoredShape,
  provider: required(word('DNS provider', 'cloudflare')),
  domains: listOf(objectName, { min: 1 }),
  policy: oneOf(DnsPolicy),
  sources: listOf(word('source of names', 'gateway-httproute'), { min: 1 }),
  owner: text({ what: 'mark of an owner (letters, digits, "-", "_" and ".")', pattern: /^[-._A-Za-z0-9]+$/, max: 200, example: 'prod-eu' }),
  credentials: mapOf(
    struct<SecretKey>({ name: required(objectName), key: required(text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]+$/, max: 253, example: 'token' })) }),
    text({ what: 'name of an environment variable', pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, example: 'CF_API_TOKEN' }),
  ),
  serviceAccountAnnotations: annotations,
};

/** DNS records for services and ingresses, at the DNS provider. */
export class ExternalDns extends Addon {
  private readonly props: ExternalDnsProps;
  private readonly chart: ChartRelease;

  public constructor(props: ExternalDnsProps) {
    checkProps('ExternalDns', props, shape);
    super('external-dns');
    this.props = props;
    this.chart = new ChartRelease('ExternalDns', SOURCE, props);
  }

  public get provides(): string[] {
    return ['dns-records'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'ingress', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release({ context }: ICluster): AddonRelease {
    const {
      provider, domains, policy = DnsPolicy.UPSERT_ONLY, sources = ['service', 'ingress'], owner = `${context.namespace}-${context.name}`,
      credentials = {}, serviceAccountAnnotations, serviceMonitor,
    } = this.props;
    const env = Object.keys(credentials).sort().map(name => {
      const { name: secret, key } = credentials[name];
      return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
    });
    return {
      ...this.chart.release(NAMESPACE, {
        provider: { name: provider },
        policy,
        sources: [...sources],
        txtOwnerId: owner,
        ...(domains ? { domainFilters: [...domains] } : {}),
        ...(env.length > 0 ? { env } : {}),
        ...(serviceAccountAnnotations ? { serviceAccount: { annotations: { ...serviceAccountAnnotations } } } : {}),
        ...(serviceMonitor ? { serviceMonitor: { enabled: true } } : {}),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.BASELINE)],
    };
  }
}
