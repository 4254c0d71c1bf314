import { AwsIngressRule, AwsProtocol } from './ingress';

/** A rule as the provider has it. */
export function ingressSpec({ description, protocol, fromPort, toPort, cidrs, roles, securityGroupIds }: AwsIngressRule): object {
  const family = (colon: boolean): string[] | undefined => {
    const found = cidrs?.filter(block => block.includes(':') === colon) ?? [];
    return found.length > 0 ? found : undefined;
  };
  return {
    description,
    protocol: protocol ?? AwsProtocol.TCP,
    fromPort,
    toPort: toPort ?? fromPort,
    cidrBlocks: family(false),
    ipv6CidrBlocks: family(true),
    sourceSecurityGroupRoles: roles,
    sourceSecurityGroupIds: securityGroupIds,
  };
}
