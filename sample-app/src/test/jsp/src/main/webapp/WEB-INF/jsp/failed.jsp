<%@ page contentType="text/html;charset=UTF-8" session="false" isErrorPage="true" %>
<!doctype html>
<html><body>${pageContext.exception.message}</body></html>
