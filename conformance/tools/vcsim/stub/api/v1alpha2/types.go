// Package v1alpha2 stands in for a module that the module proxy does not serve. The provider uses it for Supervisor clusters only, which are not
// simulated here.
package v1alpha2

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// StoragePolicyUsage has the fields that the provider names.
type StoragePolicyUsage struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

// DeepCopyObject makes it an object that a client takes.
func (in *StoragePolicyUsage) DeepCopyObject() runtime.Object {
	out := *in
	return &out
}

// AddToScheme registers nothing: there is no such kind on the server.
func AddToScheme(*runtime.Scheme) error { return nil }
