//! Where JavaScript lends its memory: the one place that is unsafe.
//!
//! By hand and not by napi's attribute, whose checks and scopes take longer than a decision of the core.

use crate::serve;
use napi::sys;
use std::ptr::null_mut;

/// `call(memory: ArrayBuffer, start: number): void`; see [`serve`].
pub(crate) unsafe extern "C" fn call(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: Node calls this with its own environment, on its thread.
    if let Some((memory, start)) = unsafe { lent(env, info) } {
        let grown = serve(memory, start);
        // SAFETY: as above; it can only fail for want of an environment.
        unsafe { sys::napi_adjust_external_memory(env, grown, &mut 0) };
    }
    null_mut()
}

/// The memory and the place in it that the call is about; nothing, with an exception for JavaScript, when it is called
/// with anything else.
///
/// The memory is ours until the call returns: no JavaScript runs meanwhile, it is not shared between threads (Node-API
/// knows no shared memory as an `ArrayBuffer`), and `env` holds it as long as the call lasts.
unsafe fn lent<'a>(env: sys::napi_env, info: sys::napi_callback_info) -> Option<(&'a mut [u8], usize)> {
    let mut given = [null_mut(); 2];
    let (mut count, mut length, mut data, mut start) = (given.len(), 0, null_mut(), 0);
    // SAFETY: each pointer is to a variable of the right type; Node checks what was given and says so in the status.
    unsafe {
        let asked = sys::napi_get_cb_info(env, info, &mut count, given.as_mut_ptr(), null_mut(), null_mut());
        let [memory, place] = given;
        let statuses = [
            asked,
            sys::napi_get_arraybuffer_info(env, memory, &mut data, &mut length),
            sys::napi_get_value_uint32(env, place, &mut start),
        ];
        if data.is_null() || statuses.iter().any(|status| *status != sys::Status::napi_ok) {
            let text = c"this is not to be called by hand; call the functions of the package";
            sys::napi_throw_type_error(env, c"UNREADABLE".as_ptr(), text.as_ptr());
            return None;
        }
        Some((core::slice::from_raw_parts_mut(data.cast(), length), start as usize))
    }
}
