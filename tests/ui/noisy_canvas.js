// Reading back a canvas returns noise, as in Firefox with privacy.resistFingerprinting.
for (const kind of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
  const read = kind.prototype.getImageData;
  kind.prototype.getImageData = function (...area) {
    const image = read.apply(this, area);
    for (let index = 0; index < image.data.length; index += 1) image.data[index] = 256 * Math.random();
    return image;
  };
}
const noise = (width, height) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  for (let index = 0; index < image.data.length; index += 1) image.data[index] = 256 * Math.random();
  context.putImageData(image, 0, 0);
  return canvas;
};
const convert = OffscreenCanvas.prototype.convertToBlob;
HTMLCanvasElement.prototype.toDataURL = () => "data:,noise";
HTMLCanvasElement.prototype.toBlob = function (answer) {
  convert.call(noise(this.width, this.height)).then(answer);
};
OffscreenCanvas.prototype.convertToBlob = function () {
  return convert.call(noise(this.width, this.height));
};
