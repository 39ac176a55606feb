/* pynn.backpropagation and the rules of pynn.optimizers, vectorised.
 *
 * python/pynn_simd/backprop.py fills a Step with the addresses of NumPy arrays and calls the functions below;
 * nothing is allocated here. All arrays are float32, row after row without gaps, in any alignment; m
 * examples, layer l from n_in to n_out units. Every loop ends with what is left of a vector, one by one,
 * so that nothing beyond an array is touched.
 */
#include <stddef.h>
#include "arrays.h"
#include "layers.h"
#include "products.h"

#define EXPORT __attribute__((visibility("default")))

typedef struct {
  float *W, *b;    /* (n_out, n_in), (n_out,) */
  float *a, *delta; /* σ(z) and ∂L/∂z: (m, n_out) */
  float *gradient_W, *gradient_b; /* shaped as W and b */
  float *velocity_W, *velocity_b; /* shaped as W and b */
  int32_t n_in, n_out;
  int32_t activation;
} Layer;

typedef struct {
  Layer *layers;
  int32_t n_layers, m;
  float *x, *y; /* (m, n_in) of the first layer, (m, n_out) of the last */
  float *z;     /* of the last layer, (m, n_out) */
  float *scaled; /* room for (m, n_out) of the widest layer */
  Ink ink;
  int32_t loss_function;
  int32_t hits, seen;
  double loss;
} Step;

typedef struct {
  const uint8_t *inputs, *targets; /* (count, n_in), (count, n_out) */
  int32_t count;
  float scale;
} Source;

/* The binding declares the same three structures; it compares these sizes. */
EXPORT int32_t size_of_layer(void) { return sizeof(Layer); }
EXPORT int32_t size_of_step(void) { return sizeof(Step); }
EXPORT int32_t size_of_source(void) { return sizeof(Source); }

static Layer *last_layer(const Step *step) { return step->layers + step->n_layers - 1; }

static const float *inputs_of(const Step *step, const Layer *layer) {
  return layer == step->layers ? step->x : layer[-1].a;
}

/* True if all rows are rows of the source. Reads every cache line of them on the way: the rows lie
 * far apart, and so memory brings them side by side instead of one after the other. */
static int look_up(Step *step, const Source *source, const int32_t *rows, int m, int n_in) {
  uint8_t seen = 0;
  for (int r = 0; r < m; r++) {
    if (rows[r] < 0 || rows[r] >= source->count) return 0;
    for (int i = 0; i < n_in; i += 64) seen ^= source->inputs[(size_t)rows[r] * n_in + i];
  }
  step->seen = seen; /* or the compiler would drop it all */
  return 1;
}

/* Gather m examples: bytes become floats, inputs times the source's scale. Returns 0, and changes
 * nothing, if a row is not one of the source's. */
EXPORT int32_t load(Step *step, const Source *source, const int32_t *rows, int32_t m) {
  int n_in = step->layers->n_in, n_out = last_layer(step)->n_out;
  if (!look_up(step, source, rows, m, n_in)) return 0;
  step->m = m;
  for (int r = 0; r < m; r++) {
    floats_from_bytes(step->x + r * n_in, source->inputs + (size_t)rows[r] * n_in, n_in, source->scale);
    floats_from_bytes(step->y + r * n_out, source->targets + (size_t)rows[r] * n_out, n_out, 1.0f);
  }
  return 1;
}

/* x → z → σ(z) through every layer, and with targets the loss and the hits. */
EXPORT void forward(Step *step, int32_t with_targets) {
  for (Layer *layer = step->layers; layer <= last_layer(step); layer++) {
    weighted_input(inputs_of(step, layer), step->m, layer->n_in, layer->n_out, layer->W, layer->b, layer->a,
                   step->ink);
    if (layer == last_layer(step)) copy(step->z, layer->a, step->m * layer->n_out);
    activate(layer->activation, layer->a, step->m, layer->n_out);
  }
  if (!with_targets) return;
  Layer *last = last_layer(step);
  step->loss = loss(step->loss_function, last->activation, step->z, last->a, step->y, step->m, last->n_out);
  step->hits = hits(last->a, step->y, step->m, last->n_out);
}

/* δ of every layer, from the last one back. */
EXPORT void backward(Step *step) {
  Layer *last = last_layer(step);
  output_delta(step->loss_function, last->activation, last->a, step->y, last->delta, step->m, last->n_out);
  for (Layer *layer = last; layer > step->layers; layer--) {
    Layer *below = layer - 1;
    product(layer->delta, layer->W, below->delta, step->m, layer->n_out, layer->n_in);
    through_activation(below->activation, below->a, below->delta, step->m, below->n_out);
  }
}

/* target_W += factor · δᵀ x and target_b += factor · Σ δ for one layer. */
static void add_gradient(Step *step, const Layer *layer, float factor, float *target_W, float *target_b) {
  int count = step->m * layer->n_out;
  scale(step->scaled, layer->delta, count, factor);
  add_product(target_W, step->scaled, inputs_of(step, layer), step->m, layer->n_in, layer->n_out, step->ink);
  for (int r = 0; r < step->m; r++)
    for (int j = 0; j < layer->n_out; j++) target_b[j] += step->scaled[r * layer->n_out + j];
}

/* ∂L/∂W and ∂L/∂b of every layer, into gradient_W and gradient_b. */
EXPORT void gradients(Step *step) {
  for (Layer *layer = step->layers; layer <= last_layer(step); layer++) {
    fill(layer->gradient_W, layer->n_in * layer->n_out, 0.0f);
    fill(layer->gradient_b, layer->n_out, 0.0f);
    add_gradient(step, layer, 1.0f, layer->gradient_W, layer->gradient_b);
  }
}

/* w → w − ξ ∂L/∂w, b → b − ξ ∂L/∂b, in place. */
EXPORT void descend(Step *step, float learning_rate) {
  for (Layer *layer = step->layers; layer <= last_layer(step); layer++)
    add_gradient(step, layer, -learning_rate, layer->W, layer->b);
}

/* v → μ v + g and w → w − ξ (g + μ v) with g = ∂L/∂w + λ w, in place, for `count` numbers. Paper is not
 * skipped here: v fades and w moves on also where the gradient is 0. A pass of its own, since it needs the
 * whole gradient, to which the product comes by a few examples at a time; it takes 5 µs of a step's 85. */
static void move(float *w, float *v, const float *gradient, int count, float learning_rate, float momentum,
                 float weight_decay) {
  floats xi = wasm_f32x4_splat(learning_rate), mu = wasm_f32x4_splat(momentum);
  floats lambda = wasm_f32x4_splat(weight_decay);
  FOR_EACH_FOUR(count, {
    floats at = LOAD(w);
    floats g = multiply_add(lambda, at, LOAD(gradient));
    floats velocity = multiply_add(mu, LOAD(v), g);
    STORE(v, velocity);
    STORE(w, wasm_f32x4_sub(at, wasm_f32x4_mul(xi, multiply_add(mu, velocity, g))));
  });
}

/* The same for all weights and biases; biases do not decay. */
EXPORT void descend_with_momentum(Step *step, float learning_rate, float momentum, float weight_decay) {
  gradients(step);
  for (Layer *layer = step->layers; layer <= last_layer(step); layer++) {
    move(layer->W, layer->velocity_W, layer->gradient_W, layer->n_in * layer->n_out, learning_rate, momentum,
         weight_decay);
    move(layer->b, layer->velocity_b, layer->gradient_b, layer->n_out, learning_rate, momentum, 0.0f);
  }
}
