; One folder put into PATH or taken out of it. A string of NSIS ends at 1024 characters, and
; a PATH cut there would be ruined; so the value stays in memory of its own, keeps its type
; (%…% in it goes on being expanded) and everything else in it stays as it is.

!define PATH_ALL 'p 0x80000002, w "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"'
!define PATH_OWN 'p 0x80000001, w "Environment"'
!define PATH_RIGHTS 0x2011F ; read and write, the 64-bit view
!define TYPE_EXPANDED 2

; "yes": the ";" at the end is ours, and goes again.
Var EndMarked

; $0 "add" or "remove", $1 the folder. Says nothing: where the key cannot be opened PATH stays as it is.
!macro PATH_ENTRY un
Function ${un}PathEntry
  Push $2
  Push $3
  Push $4
  Push $5
  Push $6
  Push $7
  ${If} $MultiUser.InstallMode == "AllUsers"
    System::Call 'advapi32::RegCreateKeyExW(${PATH_ALL}, i 0, p 0, i 0, i ${PATH_RIGHTS}, p 0, *p .r2, p 0) i .r3'
  ${Else}
    System::Call 'advapi32::RegCreateKeyExW(${PATH_OWN}, i 0, p 0, i 0, i ${PATH_RIGHTS}, p 0, *p .r2, p 0) i .r3'
  ${EndIf}
  ${If} $3 <> 0
    Goto leave
  ${EndIf}
  System::Call 'advapi32::RegQueryValueExW(p r2, w "Path", p 0, *i .r4, p 0, *i .r5) i .r3'
  ${If} $3 <> 0
    StrCpy $4 ${TYPE_EXPANDED}
    StrCpy $5 0
  ${EndIf}
  StrLen $6 $1
  IntOp $6 $6 * 2
  IntOp $6 $6 + $5
  IntOp $6 $6 + 16
  System::Alloc $6
  Pop $3
  ; ";" PATH ";" so that every folder stands between two of them
  System::Call 'kernel32::lstrcatW(p r3, w ";")'
  IntPtrOp $7 $3 + 2
  System::Call 'advapi32::RegQueryValueExW(p r2, w "Path", p 0, p 0, p r7, *i r5)'
  Call ${un}PathEndMark
  System::Call 'shlwapi::StrStrIW(p r3, w ";$1;") p .r7'
  ${If} $0 == "add"
  ${AndIf} $7 P= 0
    System::Call 'kernel32::lstrcatW(p r3, w "$1;")'
    Call ${un}PathStore
  ${ElseIf} $0 == "remove"
  ${AndIf} $7 P<> 0
    StrLen $6 ";$1"
    IntOp $6 $6 * 2
    IntPtrOp $5 $7 + $6
    System::Call 'kernel32::lstrlenW(p r5) i .r6'
    IntOp $6 $6 + 1
    IntOp $6 $6 * 2
    System::Call 'kernel32::RtlMoveMemory(p r7, p r5, p r6)'
    Call ${un}PathStore
  ${EndIf}
  System::Free $3
  System::Call 'advapi32::RegCloseKey(p r2)'
  leave:
  Pop $7
  Pop $6
  Pop $5
  Pop $4
  Pop $3
  Pop $2
FunctionEnd

; $3 the text: ends with ";" afterwards.
Function ${un}PathEndMark
  StrCpy $EndMarked "no"
  System::Call 'kernel32::lstrlenW(p r3) i .r6'
  ${If} $6 = 1 ; nothing in it
    StrCpy $EndMarked "yes"
  ${EndIf}
  IntOp $6 $6 - 1
  IntOp $6 $6 * 2
  IntPtrOp $7 $3 + $6
  System::Call '*$7(&i2 .r6)'
  ${If} $6 <> 59
    StrCpy $EndMarked "yes"
    System::Call 'kernel32::lstrcatW(p r3, w ";")'
  ${EndIf}
FunctionEnd

; $2 the key, $3 the text between its two marks, $4 its type. Tells the programs that run.
Function ${un}PathStore
  System::Call 'kernel32::lstrlenW(p r3) i .r6'
  ${If} $6 < 2
    System::Call 'advapi32::RegDeleteValueW(p r2, w "Path")'
  ${Else}
    IntOp $6 $6 * 2
    ${If} $EndMarked == "yes"
      IntOp $6 $6 - 2
      IntPtrOp $7 $3 + $6
      System::Call '*$7(&i2 0)'
    ${EndIf}
    IntPtrOp $7 $3 + 2
    System::Call 'advapi32::RegSetValueExW(p r2, w "Path", i 0, i r4, p r7, i r6)'
  ${EndIf}
  System::Call 'user32::SendMessageTimeoutW(p 0xffff, i ${WM_SETTINGCHANGE}, p 0, w "Environment", i 2, i 5000, *p .r6)'
FunctionEnd
!macroend

!insertmacro PATH_ENTRY ""
!insertmacro PATH_ENTRY "un."
