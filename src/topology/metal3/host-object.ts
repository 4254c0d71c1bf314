import { Metal3Host } from './host';
import { ClusterContext } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';

/** The label by which the provider finds hosts of a failure domain (v1.13.2). */
const FAILURE_DOMAIN = 'infrastructure.cluster.x-k8s.io/failure-domain';

/** `BareMetalHost` of baremetal-operator v0.13.2. */
export function hostObject({ namespace }: ClusterContext, host: Metal3Host): NamedManifest {
  const { name, bmcAddress, bmcSecret, bmcInsecure, bootMacAddress, bootMode, rootDevice, labels, failureDomain } = host;
  const all = { ...labels, ...(failureDomain === undefined ? {} : { [FAILURE_DOMAIN]: failureDomain }) };
  return {
    apiVersion: 'metal3.io/v1alpha1',
    kind: 'BareMetalHost',
    name,
    namespace,
    labels: Object.keys(all).length > 0 ? all : undefined,
    spec: {
      online: true,
      bmc: { address: bmcAddress, credentialsName: bmcSecret, disableCertificateVerification: bmcInsecure },
      bootMACAddress: bootMacAddress,
      bootMode,
      rootDeviceHints: rootDevice && {
        deviceName: rootDevice.deviceName,
        wwn: rootDevice.wwn,
        serialNumber: rootDevice.serialNumber,
        minSizeGigabytes: rootDevice.minSize?.toGibibytes(),
        rotational: rootDevice.rotational,
      },
    },
  };
}
