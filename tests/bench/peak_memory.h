// How much the resident memory of this process rose over what it was at one moment. Linux only: the kernel
// keeps the mark.
#pragma once

namespace portbook::bench {

class PeakMemory {
 public:
  // Lowers the kernel's high-water mark to what is resident now.
  PeakMemory();
  double RisenMegabytes() const;

 private:
  double before_;
};

}  // namespace portbook::bench
