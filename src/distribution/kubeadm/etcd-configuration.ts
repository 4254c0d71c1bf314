import { ControlPlaneContext } from '../../contract/distribution';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';
import { DiskFilesystem } from '../../options/node/storage';
import { ComponentParts } from '../shared/component-parts';
import { etcdFlags } from '../shared/etcd-flags';

const PKI = '/etc/kubernetes/pki';

/**
 * Stacked or external etcd. The provider writes the certificates of an external one to the paths named here, from Secrets whose names it
 * knows itself (KCP-22; cluster-api v1.14.0 util/secret/certificates.go).
 */
export function etcdConfiguration(context: ControlPlaneContext, args: (flags: ComponentParts['flags']) => object[] | undefined): object | undefined {
  const { etcd, tls } = context.kubernetes ?? {};
  if (etcd?.endpoints) {
    return {
      external: {
        endpoints: etcd.endpoints,
        caFile: `${PKI}/etcd/ca.crt`,
        certFile: `${PKI}/apiserver-etcd-client.crt`,
        keyFile: `${PKI}/apiserver-etcd-client.key`,
      },
    };
  }
  const { dataDirectory, imageRepository, imageTag, certificateSans = [], ...members } = etcd?.members ?? {};
  checkDirectory(context, dataDirectory);
  const sans = certificateSans.length > 0 ? [...new Set(certificateSans)] : undefined;
  return {
    local: {
      dataDir: dataDirectory,
      imageRepository,
      imageTag,
      serverCertSANs: sans,
      peerCertSANs: sans,
      extraArgs: args({ ...etcdFlags(members, tls), ...members.extraArguments }),
    },
  };
}

/** Images whose names kubeadm completes itself. */
export function clusterImages({ imageRepository, dns }: KubernetesOptions): object {
  return { imageRepository, dns: { imageRepository: dns?.repository, imageTag: dns?.tag } };
}

/** kubeadm wants an empty folder, and an ext4 filesystem is born with `lost+found` in it. */
function checkDirectory({ cluster, setup }: ControlPlaneContext, dataDirectory = '/var/lib/etcd'): void {
  const volume = (setup.disks ?? []).flatMap(({ volumes }) => volumes).find(({ mountPath }) => mountPath === dataDirectory);
  if (volume && (volume.filesystem ?? DiskFilesystem.EXT4) === DiskFilesystem.EXT4) {
    throw new Error(`"${cluster.name}" kubernetes.etcd: "${dataDirectory}" is the mount point of an ext4 disk and not empty (lost+found), which kubeadm refuses; `
      + `write dataDirectory "${dataDirectory}/data" or filesystem: DiskFilesystem.XFS.`);
  }
}
