import { AwsHealthCheck, AwsLoadBalancer, AwsScheme } from './load-balancer';
import { ClusterContext } from '../../contract/cluster';

/** `controlPlaneLoadBalancer` of an AWSCluster. Whoever hosts the control plane brings a balancer of its own. */
export function loadBalancerSpec(options: AwsLoadBalancer = {}, { controlPlaneReplicas, controlPlanePorts }: ClusterContext): object {
  if (controlPlaneReplicas === 0) { return { loadBalancerType: 'disabled' }; }
  const scheme = options.scheme ?? AwsScheme.INTERNET_FACING;
  return {
    loadBalancerType: 'nlb',
    scheme,
    name: options.name,
    subnets: options.subnets,
    healthCheckProtocol: options.healthCheck ?? AwsHealthCheck.TCP,
    crossZoneLoadBalancing: options.crossZone ?? true,
    preserveClientIP: options.preserveClientIp,
    additionalListeners: controlPlanePorts.length > 0 ? controlPlanePorts.map(port => ({ port, protocol: 'TCP' })) : undefined,
    ingressRules: rules(options.allowedCidrs, scheme, controlPlanePorts),
  };
}

/**
 * Without rules the provider lets everybody in, to the API server only. With rules it adds the machines themselves, but also for that port only:
 * they come from NAT gateways where the balancer is outside of the VPC (cluster-api-provider-aws v2.11.1, securitygroups.go).
 */
function rules(allowed: string[] | undefined, scheme: AwsScheme, ports: readonly number[]): object[] | undefined {
  if (!allowed && ports.length === 0) { return undefined; }
  const blocks = (colon: boolean): string[] | undefined => {
    const found = allowed?.filter(block => block.includes(':') === colon) ?? (colon ? [] : ['0.0.0.0/0']);
    return found.length > 0 ? found : undefined;
  };
  const machines = scheme === AwsScheme.INTERNET_FACING ? { natGatewaysIPsSource: true } : { sourceSecurityGroupRoles: ['controlplane', 'node'] };
  return [
    { description: 'Kubernetes API', protocol: 'tcp', fromPort: 6443, toPort: 6443, cidrBlocks: blocks(false), ipv6CidrBlocks: blocks(true) },
    ...ports.map(port => ({ description: `machines that join (${port})`, protocol: 'tcp', fromPort: port, toPort: port, ...machines })),
  ];
}
