import { EksAccessEntry, EksAddon, EksEndpointAccess } from './control-plane-options';
import { EksOidc, EksRole } from './login';
import { EksLog, EksSupport } from './service';
import { ClusterContext } from '../../contract/cluster';
import { AwsBastion, bastionSpec } from '../shared/aws/bastion';
import { identityKinds } from '../shared/aws/identity-kinds';
import { IAwsIdentity } from '../shared/aws/identity-options';
import { AwsNetwork } from '../shared/aws/network';
import { networkSpec } from '../shared/aws/network-spec';

/** What is said about the control plane. */
export interface EksControlPlane {
  readonly region: string;
  readonly identity?: IAwsIdentity;
  readonly network?: AwsNetwork;
  readonly bastion?: AwsBastion;
  readonly sshKey?: string;
  readonly tags?: { [key: string]: string };
  readonly eksName?: string;
  readonly endpointAccess?: EksEndpointAccess;
  readonly access?: EksAccessEntry[];
  readonly oidc?: EksOidc;
  readonly iamRolesForServiceAccounts?: boolean;
  readonly addons?: EksAddon[];
  readonly vpcCni?: boolean;
  readonly vpcCniEnvironment?: { [name: string]: string };
  readonly podCidr?: string;
  readonly logs?: EksLog[];
  readonly encryptionKey?: string;
  readonly role?: EksRole;
  readonly support?: EksSupport;
  readonly privateSubnetsOnly?: boolean;
}

const LOGS = [EksLog.API, EksLog.AUDIT, EksLog.AUTHENTICATOR];

/** The spec of an AWSManagedControlPlane. */
export function controlPlaneSpec(options: EksControlPlane, cluster: ClusterContext): object {
  const { identity, endpointAccess = {}, role = {}, logs = LOGS, encryptionKey } = options;
  return {
    region: options.region,
    version: cluster.kubernetesVersion.text,
    eksClusterName: options.eksName,
    identityRef: { kind: identity?.identityKind ?? identityKinds.controller, name: identity?.identityName ?? 'default' },
    network: networkSpec(options.network, true),
    restrictPrivateSubnets: options.privateSubnetsOnly,
    secondaryCidrBlock: options.podCidr,
    bastion: bastionSpec(options.bastion),
    // The empty name says that there is no key; saying nothing means the key "default".
    sshKeyName: options.sshKey ?? '',
    additionalTags: options.tags,
    endpointAccess: {
      public: endpointAccess.publicAccess ?? true,
      private: endpointAccess.privateAccess ?? true,
      publicCIDRs: endpointAccess.publicCidrs,
    },
    // Entries need the API; the provider lets its own machines in by the ConfigMap.
    accessConfig: { authenticationMode: 'api_and_config_map', bootstrapClusterCreatorAdminPermissions: true },
    accessEntries: options.access?.map(accessEntry),
    oidcIdentityProviderConfig: oidcSpec(options.oidc),
    associateOIDCProvider: options.iamRolesForServiceAccounts ?? true,
    addons: options.addons?.map(addon),
    vpcCni: vpcCni(options),
    kubeProxy: cluster.kubeProxy ? undefined : { disable: true },
    logging: Object.fromEntries(Object.values(EksLog).map(log => [log, logs.includes(log)])),
    encryptionConfig: encryptionKey === undefined ? undefined : { provider: encryptionKey, resources: ['secrets'] },
    roleName: role.name,
    rolePath: role.path,
    rolePermissionsBoundary: role.permissionsBoundary,
    roleAdditionalPolicies: role.policyArns,
    upgradePolicy: options.support,
  };
}

function accessEntry({ principalArn, policies, groups, username }: EksAccessEntry): object {
  return {
    principalARN: principalArn,
    type: 'standard',
    username,
    kubernetesGroups: groups,
    accessPolicies: policies?.map(({ arn, namespaces }) => ({
      policyARN: arn,
      accessScope: namespaces ? { type: 'namespace', namespaces } : { type: 'cluster' },
    })),
  };
}

function oidcSpec(oidc: EksOidc | undefined): object | undefined {
  return oidc && {
    identityProviderConfigName: oidc.name,
    issuerUrl: oidc.issuerUrl,
    clientId: oidc.clientId,
    usernameClaim: oidc.usernameClaim,
    usernamePrefix: oidc.usernamePrefix,
    groupsClaim: oidc.groupsClaim,
    groupsPrefix: oidc.groupsPrefix,
  };
}

function addon({ name, version, roleArn, configuration, preserveChanges }: EksAddon): object {
  return {
    name,
    version,
    serviceAccountRoleARN: roleArn,
    configuration: configuration && JSON.stringify(configuration),
    conflictResolution: preserveChanges ? 'preserve' : 'overwrite',
  };
}

function vpcCni({ vpcCni: enabled = true, vpcCniEnvironment }: EksControlPlane): object | undefined {
  if (!enabled) { return { disable: true }; }
  return vpcCniEnvironment && { env: Object.keys(vpcCniEnvironment).sort().map(name => ({ name, value: vpcCniEnvironment[name] })) };
}
