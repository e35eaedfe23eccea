internal import CPCRE2

/// What one worker needs to match: room for the result, a stack for machine code, and the limits.
///
/// It cannot be copied or shared; make one per thread and use it for every pattern.
///
/// The corresponding C functions are `pcre2_match_data_create`, `pcre2_match_context_create` and
/// `pcre2_jit_stack_create`.
@safe
public struct MatchScratch: ~Copyable {
  /// Bounds on the work of a match. One that is reached makes the match ``MatchOutcome/undecided(_:)``.
  public struct Limits: Hashable, Sendable {
    /// Steps of backtracking. Machine code counts them anew from each start position, the
    /// interpreter per call (`pcre2_set_match_limit`).
    public var steps: UInt32
    /// Nested backtracking points; honoured by the interpreter only (`pcre2_set_depth_limit`).
    public var depth: UInt32
    /// Heap in KiB; honoured by the interpreter only (`pcre2_set_heap_limit`).
    public var heap: UInt32
    /// Bytes of stack that machine code may use (`pcre2_jit_stack_create`).
    public var stack: Int

    public init(
      steps: UInt32 = 100_000, depth: UInt32 = 10_000, heap: UInt32 = 32_768, stack: Int = 1 << 20
    ) {
      self.steps = steps
      self.depth = depth
      self.heap = heap
      self.stack = stack
    }
  }

  public let limits: Limits
  // SAFETY: each pointer is owned by this value alone, made in `init` and freed in `deinit`.
  let context: OpaquePointer
  let data: OpaquePointer
  private let stack: OpaquePointer?

  public init(limits: Limits = Limits()) {
    self.limits = limits
    guard let context = unsafe pcre2_match_context_create_8(nil),
      // One pair: only the bounds of the whole match are read.
      let data = unsafe pcre2_match_data_create_8(1, nil)
    else { fatalError("out of memory") }
    unsafe self.context = context
    unsafe self.data = data
    unsafe self.stack = pcre2_jit_stack_create_8(min(32_768, limits.stack), limits.stack, nil)
    _ = unsafe pcre2_set_match_limit_8(context, limits.steps)
    _ = unsafe pcre2_set_depth_limit_8(context, limits.depth)
    _ = unsafe pcre2_set_heap_limit_8(context, limits.heap)
    // Without a stack of its own, machine code has 32 KiB of the thread's.
    unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }
}
