import { withGroupFields } from './cluster';
import { templateReference } from './parts';
import { each, Fields, isFields, within } from './read';

/**
 * `ClusterClass.spec`. References, selectors and the patches themselves keep their versions and texts: Cluster API reads each template in the
 * version that its reference names and patches it in that form, so no webhook converts them.
 */
export function clusterClass({ infrastructure, infrastructureNamingStrategy, controlPlane, workers, variables, patches, ...spec }: Fields): Fields {
  const holder = (value: any) => within(value, ({ ref, ...rest }) => ({ ...rest, templateRef: templateReference(ref ?? rest.templateRef) }));
  const worker = ({ template, ...fields }: Fields): Fields => named({
    ...withGroupFields(fields),
    ...isFields(template)
      ? { metadata: template.metadata, bootstrap: holder(template.bootstrap), infrastructure: holder(template.infrastructure) }
      : {},
  });
  return {
    ...spec,
    infrastructure: within(holder(infrastructure), fields => ({ ...fields, naming: infrastructureNamingStrategy ?? fields.naming })),
    controlPlane: within(controlPlane, fields => named({
      ...withGroupFields(holder(fields)),
      machineInfrastructure: holder(fields.machineInfrastructure),
    })),
    workers: within(workers, lists => ({
      ...lists,
      machineDeployments: each(lists.machineDeployments, worker),
      machinePools: each(lists.machinePools, worker),
    })),
    variables: each(variables, ({ metadata, ...variable }) => ({
      ...variable,
      deprecatedV1Beta1Metadata: metadata ?? variable.deprecatedV1Beta1Metadata,
    })),
    patches: each(patches, ({ external, ...patch }) => ({
      ...patch,
      external: within(external, ({ generateExtension, validateExtension, ...rest }) => ({
        ...rest,
        generatePatchesExtension: generateExtension ?? rest.generatePatchesExtension,
        validateTopologyExtension: validateExtension ?? rest.validateTopologyExtension,
      })),
    })),
  };
}

function named({ namingStrategy, ...fields }: Fields): Fields {
  return { ...fields, naming: namingStrategy ?? fields.naming };
}
