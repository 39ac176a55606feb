import assert from "node:assert/strict";
import { test } from "node:test";
import { giveUpStorage } from "../../web/worker/give_up_storage.ts";

/** A worker's global object as browsers build it: getters on the prototypes. */
function madeUpScope() {
  class Navigator {
    get locks() {
      return "locks";
    }

    get language() {
      return "en";
    }
  }
  class WorkerGlobalScope {
    navigator = new Navigator();

    get caches() {
      return "caches";
    }

    get fetch() {
      return "fetch";
    }
  }
  class DedicatedWorkerGlobalScope extends WorkerGlobalScope {
    Worker = class {};
  }
  return { scope: new DedicatedWorkerGlobalScope(), Navigator, WorkerGlobalScope };
}

test("Storage is gone from the global object and from its prototypes, and the rest is there.", () => {
  const { scope, Navigator, WorkerGlobalScope } = madeUpScope();
  giveUpStorage(scope);
  for (const name of ["caches", "Worker"]) assert.ok(!Reflect.has(scope, name));
  assert.ok(!Reflect.has(scope.navigator, "locks"));
  assert.equal(Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, "caches"), undefined);
  assert.equal(Object.getOwnPropertyDescriptor(Navigator.prototype, "locks"), undefined);
  assert.equal(scope.fetch, "fetch");
  assert.equal(scope.navigator.language, "en");
});

test("What a browser has made permanent is hidden for good.", () => {
  const { scope, WorkerGlobalScope } = madeUpScope();
  const permanent = { get: () => "storage", configurable: false };
  Object.defineProperty(WorkerGlobalScope.prototype, "indexedDB", permanent);
  giveUpStorage(scope);
  assert.equal(Reflect.get(scope, "indexedDB"), undefined);
  assert.ok(!Reflect.deleteProperty(scope, "indexedDB"));
  assert.throws(() => {
    Object.assign(scope, { indexedDB: "another" });
  });
});
