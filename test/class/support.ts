import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { ClassBuiltin } from '../../src/class/class-builtin';
import { ClusterClass } from '../../src/class/cluster-class';
import { ClusterClassProps } from '../../src/class/class-props';
import { TextFormat } from '../../src/class/schema-options';
import { ClassVariable } from '../../src/class/variable';
import { Endpoint } from '../../src';
import { vsphere } from '../support/fixtures';

void ClassBuiltin; void Size; void Endpoint; void TextFormat; void ClassVariable; void vsphere;
export function x(_s: Construct, _p: ClusterClassProps): ClusterClass | undefined { return undefined; }
