// Computes the desired state of Clusters with the code of the topology controller itself: one JSON object with the Cluster, its ClusterClass and the
// templates per line of input, one with the objects or the error per line of output.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/go-logr/logr"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/klog/v2"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"

	clusterv1 "sigs.k8s.io/cluster-api/api/core/v1beta2"
	"sigs.k8s.io/cluster-api/controllers/clustercache"
	"sigs.k8s.io/cluster-api/core/webhooks/admission"
	"sigs.k8s.io/cluster-api/exp/topology/desiredstate"
	"sigs.k8s.io/cluster-api/exp/topology/scope"
	"sigs.k8s.io/cluster-api/feature"
	"sigs.k8s.io/cluster-api/util/cache"
	"sigs.k8s.io/cluster-api/util/contract"
)

// noCache is never asked: there are no workload clusters.
type noCache struct{ clustercache.ClusterCache }

type question struct {
	Objects []unstructured.Unstructured `json:"objects"`
}

type answer struct {
	Objects []map[string]any `json:"objects,omitempty"`
	Error   string           `json:"error,omitempty"`
}

func main() {
	klog.SetLogger(logr.Discard())
	ctrl.SetLogger(logr.Discard())
	if err := feature.MutableGates.Set("ClusterTopology=true,RuntimeSDK=false"); err != nil {
		panic(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	decoder := json.NewDecoder(bufio.NewReader(os.Stdin))
	for decoder.More() {
		var q question
		if err := decoder.Decode(&q); err != nil {
			panic(err)
		}
		var a answer
		objects, err := desiredObjects(context.Background(), q.Objects)
		if err != nil {
			a.Error = err.Error()
		} else {
			a.Objects = objects
		}
		_ = encoder.Encode(a)
	}
}

func desiredObjects(ctx context.Context, objects []unstructured.Unstructured) (_ []map[string]any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	cluster, class := &clusterv1.Cluster{}, &clusterv1.ClusterClass{}
	for i := range objects {
		switch objects[i].GetKind() {
		case "Cluster":
			err = runtime.DefaultUnstructuredConverter.FromUnstructured(objects[i].Object, cluster)
		case "ClusterClass":
			err = runtime.DefaultUnstructuredConverter.FromUnstructured(objects[i].Object, class)
		}
		if err != nil {
			return nil, err
		}
	}
	// What the ClusterClass controller and the webhooks do before.
	for _, v := range class.Spec.Variables {
		class.Status.Variables = append(class.Status.Variables, clusterv1.ClusterClassStatusVariable{
			Name: v.Name,
			Definitions: []clusterv1.ClusterClassStatusVariableDefinition{
				{From: clusterv1.VariableDefinitionFromInline, Required: v.Required, Schema: v.Schema},
			},
		})
	}
	if !strings.HasPrefix(cluster.Spec.Topology.Version, "v") {
		cluster.Spec.Topology.Version = "v" + cluster.Spec.Topology.Version
	}
	if errs := (&admission.Cluster{}).DefaultAndValidateVariables(ctx, cluster, nil, class); len(errs) > 0 {
		return nil, errs.ToAggregate()
	}

	s := scope.New(cluster)
	s.Current.ControlPlane = &scope.ControlPlaneState{}
	if s.Blueprint, err = blueprint(cluster, class, objects); err != nil {
		return nil, err
	}
	generator, err := desiredstate.NewGenerator(definitions(objects), noCache{}, nil,
		cache.New[cache.HookEntry](ctx, time.Hour), cache.New[desiredstate.GenerateUpgradePlanCacheEntry](ctx, time.Hour))
	if err != nil {
		return nil, err
	}
	desired, err := generator.Generate(ctx, s)
	if err != nil {
		return nil, err
	}
	return list(desired), nil
}

func blueprint(cluster *clusterv1.Cluster, class *clusterv1.ClusterClass, objects []unstructured.Unstructured) (*scope.ClusterBlueprint, error) {
	var missing error
	find := func(ref clusterv1.ClusterClassTemplateReference) *unstructured.Unstructured {
		for i := range objects {
			if objects[i].GetAPIVersion() == ref.APIVersion && objects[i].GetKind() == ref.Kind && objects[i].GetName() == ref.Name {
				return objects[i].DeepCopy()
			}
		}
		missing = fmt.Errorf("there is no template %v", ref)
		return nil
	}
	b := &scope.ClusterBlueprint{
		Topology: cluster.Spec.Topology, ClusterClass: class, ControlPlane: &scope.ControlPlaneBlueprint{},
		MachineDeployments: map[string]*scope.MachineDeploymentBlueprint{}, MachinePools: map[string]*scope.MachinePoolBlueprint{},
	}
	b.InfrastructureClusterTemplate = find(class.Spec.Infrastructure.TemplateRef)
	b.ControlPlane.Template = find(class.Spec.ControlPlane.TemplateRef)
	if b.HasControlPlaneInfrastructureMachine() {
		b.ControlPlane.InfrastructureMachineTemplate = find(class.Spec.ControlPlane.MachineInfrastructure.TemplateRef)
	}
	if b.HasControlPlaneMachineHealthCheck() {
		b.ControlPlane.HealthCheck = class.Spec.ControlPlane.HealthCheck
	}
	for _, c := range class.Spec.Workers.MachineDeployments {
		b.MachineDeployments[c.Class] = &scope.MachineDeploymentBlueprint{
			Metadata: c.Metadata, HealthCheck: c.HealthCheck,
			BootstrapTemplate: find(c.Bootstrap.TemplateRef), InfrastructureMachineTemplate: find(c.Infrastructure.TemplateRef),
		}
	}
	for _, c := range class.Spec.Workers.MachinePools {
		b.MachinePools[c.Class] = &scope.MachinePoolBlueprint{
			Metadata:          c.Metadata,
			BootstrapTemplate: find(c.Bootstrap.TemplateRef), InfrastructureMachinePoolTemplate: find(c.Infrastructure.TemplateRef),
		}
	}
	return b, missing
}

// definitions is a client that knows the CRDs of the templates' kinds; the generator reads their contract from labels.
func definitions(objects []unstructured.Unstructured) client.Client {
	scheme := runtime.NewScheme()
	_ = apiextensionsv1.AddToScheme(scheme)
	_ = clusterv1.AddToScheme(scheme)
	builder := fake.NewClientBuilder().WithScheme(scheme)
	seen := map[string]bool{}
	for i := range objects {
		kind := objects[i].GroupVersionKind()
		name := contract.CalculateCRDName(kind.Group, strings.TrimSuffix(kind.Kind, "Template"))
		if !seen[name] {
			seen[name] = true
			builder = builder.WithObjects(&apiextensionsv1.CustomResourceDefinition{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{
				"cluster.x-k8s.io/v1beta1": "v1beta1", "cluster.x-k8s.io/v1beta2": "v1beta2",
			}}})
		}
	}
	return builder.Build()
}

func list(desired *scope.ClusterState) []map[string]any {
	var objects []map[string]any
	add := func(object client.Object, kind string) {
		content, err := runtime.DefaultUnstructuredConverter.ToUnstructured(object)
		if err != nil {
			panic(err)
		}
		if kind != "" {
			content["apiVersion"], content["kind"] = clusterv1.GroupVersion.String(), kind
		}
		objects = append(objects, content)
	}
	add(desired.Cluster, "Cluster")
	add(desired.InfrastructureCluster, "")
	add(desired.ControlPlane.Object, "")
	if desired.ControlPlane.InfrastructureMachineTemplate != nil {
		add(desired.ControlPlane.InfrastructureMachineTemplate, "")
	}
	if desired.ControlPlane.MachineHealthCheck != nil {
		add(desired.ControlPlane.MachineHealthCheck, "MachineHealthCheck")
	}
	for _, md := range desired.MachineDeployments {
		add(md.Object, "MachineDeployment")
		add(md.BootstrapTemplate, "")
		add(md.InfrastructureMachineTemplate, "")
		if md.MachineHealthCheck != nil {
			add(md.MachineHealthCheck, "MachineHealthCheck")
		}
	}
	for _, mp := range desired.MachinePools {
		add(mp.Object, "MachinePool")
		add(mp.BootstrapObject, "")
		add(mp.InfrastructureMachinePoolObject, "")
	}
	return objects
}
